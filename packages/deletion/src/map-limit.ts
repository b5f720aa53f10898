/** Runs `act` over all items, at most `limit` at a time, and gives the results in the order of the items. */
export const mapLimit = async <T, R>(
  items: readonly T[],
  limit: number,
  act: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = []
  const entries = items.entries()
  const work = async () => {
    for (const [i, item] of entries) results[i] = await act(item)
  }
  await Promise.all(Array.from({ length: limit }, work))
  return results
}
