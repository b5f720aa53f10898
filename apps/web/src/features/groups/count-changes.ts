/** The length of the longest run of numbers that already ascends, others left out. */
const longestAscent = (numbers: readonly number[]): number => {
  const tails: number[] = []
  for (const n of numbers) {
    const at = tails.findIndex((tail) => tail >= n)
    tails[at === -1 ? tails.length : at] = n
  }
  return tails.length
}

/** How many items a person would see come, go or move from one list to the other. */
export const countChanges = (before: readonly string[], after: readonly string[]): number => {
  const newPlace = new Map(after.map((id, i) => [id, i]))
  const old = new Set(before)
  const stayed = before.flatMap((id) => newPlace.get(id) ?? [])
  const entered = after.filter((id) => !old.has(id)).length
  const left = before.length - stayed.length
  return Math.max(entered, left) + stayed.length - longestAscent(stayed)
}
