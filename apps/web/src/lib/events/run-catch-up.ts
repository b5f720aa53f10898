import type { QueryClient } from '@tanstack/react-query'

/** Asks for a run when there is news of it, never twice at a time, and once more for news that an answer on its way may not know. */
export const createRunCatchUp = (client: QueryClient) => {
  const asking = new Set<string>()
  const again = new Set<string>()

  const note = async (id: string): Promise<void> => {
    if (asking.has(id)) {
      again.add(id)
      return
    }
    const filters = { queryKey: ['run', id], exact: true }
    if (client.isFetching(filters) > 0) again.add(id)
    asking.add(id)
    await client.invalidateQueries(filters, { cancelRefetch: false })
    asking.delete(id)
    if (again.delete(id)) await note(id)
  }
  return note
}
