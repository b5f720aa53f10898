/** Orders candidates: negative when the first comes first. Never 0 for two different ones, so that order is one. */
export type Order = (a: number, b: number) => number

/**
 * The candidates of rank `from` up to but not including `to` among `0` to `length - 1`, in order. Sorts no more than
 * the window: what lies before and behind it is only told apart from it, in linear time on average.
 */
export const sortedSlice = (length: number, order: Order, from: number, to: number): Uint32Array => {
  const candidates = new Uint32Array(length)
  for (let i = 0; i < length; i++) candidates[i] = i
  const start = Math.min(from, length)
  const end = Math.min(to, length)
  if (start > 0) partition(candidates, order, 0, length, start)
  if (end < length) partition(candidates, order, start, length, end)
  return candidates.subarray(start, end).sort(order)
}

/** Moves the `rank` smallest of `from` to `to` before the others. */
const partition = (items: Uint32Array, order: Order, from: number, to: number, rank: number): void => {
  let low = from
  let high = to - 1
  while (low < high) {
    // Any pivot will do; one picked at random has no worst input.
    const pivot = items[low + Math.floor(Math.random() * (high - low + 1))] ?? 0
    let i = low
    let j = high
    while (i <= j) {
      while (order(items[i] ?? 0, pivot) < 0) i++
      while (order(items[j] ?? 0, pivot) > 0) j--
      if (i > j) break
      swap(items, i++, j--)
    }
    if (rank > j && rank <= i) return
    if (rank <= j) high = j
    else low = i
  }
}

const swap = (items: Uint32Array, a: number, b: number) => {
  const kept = items[a] ?? 0
  items[a] = items[b] ?? 0
  items[b] = kept
}
