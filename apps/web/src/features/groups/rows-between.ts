import { api } from '../../lib/api.ts'
import type { GroupRow, GroupsAnswer } from '../../lib/wire.ts'
import { filterOf, type GroupsSearch } from './search.ts'

const mostPerAnswer = 1000

// A group may have moved this far up or down since its row was shown.
const spare = 200

type Ends = { readonly first: number; readonly last: number }

const pageAt = (search: GroupsSearch, offset: number, limit: number) =>
  api.groups({ ...filterOf(search), sort: search.sort, offset, limit })

const isOfOneRead = (answers: readonly GroupsAnswer[]) =>
  new Set(answers.map(({ asOf }) => asOf.map(({ readAt }) => readAt).join())).size <= 1

/** The groups on these rows as the table is sorted now; undefined when the gateway was read while we asked. */
const rowsAt = async (search: GroupsSearch, { first, last }: Ends): Promise<readonly GroupRow[] | undefined> => {
  const pages = Math.ceil((last - first + 1) / mostPerAnswer)
  const answers = await Promise.all(
    Array.from({ length: pages }, (_, i) => {
      const offset = first + i * mostPerAnswer
      return pageAt(search, offset, Math.min(mostPerAnswer, last - offset + 1))
    }),
  )
  return isOfOneRead(answers) ? answers.flatMap(({ groups }) => groups) : undefined
}

/**
 * The groups from one to the other, both among them, as the table is sorted now. A range is what lies between two groups,
 * not between two row numbers, which are others' by the time we ask. Undefined when either is not found near its row, or
 * when the table does not keep still.
 */
export const rowsBetween = async (
  search: GroupsSearch,
  { first, last }: Ends,
  ends: readonly [string, string],
): Promise<readonly GroupRow[] | undefined> => {
  const wanted = { first: Math.max(0, first - spare), last: last + spare }
  // A second time for a gateway that was read just between.
  const rows = (await rowsAt(search, wanted)) ?? (await rowsAt(search, wanted)) ?? []
  const [a = -1, b = -1] = ends.map((id) => rows.findIndex((row) => row.id === id))
  return a < 0 || b < 0 ? undefined : rows.slice(Math.min(a, b), Math.max(a, b) + 1)
}
