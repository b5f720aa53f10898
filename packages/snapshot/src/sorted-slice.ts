/** Orders candidates: negative when the first comes first. Never 0 for two different ones, so that order is one. */
export type Order = (a: number, b: number) => number

/** The first of a list are found in one pass; that pays while they are few. */
const fewFirst = 256

/**
 * The candidates of rank `from` up to but not including `to` among `0` to `length - 1`, in order. Sorts no more than
 * the window: what lies before and behind it is only told apart from it, in linear time on average.
 */
export const sortedSlice = (length: number, order: Order, from: number, to: number): Uint32Array => {
  const start = Math.min(from, length)
  const end = Math.min(to, length)
  return end <= fewFirst ? firstOf(length, order, end).slice(start) : windowOf(length, order, start, end)
}

/** The first `count` in order. */
const firstOf = (length: number, order: Order, count: number): Uint32Array => {
  const first = new Uint32Array(count)
  let found = 0
  for (let item = 0; item < length && count > 0; item++) {
    if (found === count && order(item, first[count - 1] ?? 0) > 0) continue
    const place = placeOf(first, found, item, order)
    first.copyWithin(place + 1, place, count - 1)
    first[place] = item
    if (found < count) found++
  }
  return first
}

/** How many of the first `found` come before an item. */
const placeOf = (sorted: Uint32Array, found: number, item: number, order: Order): number => {
  let low = 0
  let high = found
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(sorted[middle] ?? 0, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

// Only the window leaves this file, and that is a copy.
let scratch = new Uint32Array()

const windowOf = (length: number, order: Order, start: number, end: number): Uint32Array => {
  if (scratch.length < length) scratch = new Uint32Array(length)
  const candidates = scratch
  for (let i = 0; i < length; i++) candidates[i] = i
  if (start > 0) partition(candidates, order, 0, length, start)
  if (end < length) partition(candidates, order, start, length, end)
  return candidates.slice(start, end).sort(order)
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
