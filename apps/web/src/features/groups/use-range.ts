import { problemWords } from '../../lib/api-problem.ts'
import type { Arrangement } from './arrangement.ts'
import { rowsBetween } from './rows-between.ts'
import type { GroupsSearch } from './search.ts'
import type { SelectionState } from './use-selection.ts'

type Range = { readonly from: number; readonly to: number }

const hasMoved = 'The table has changed: nothing was selected between these rows. Select again'

/** Selects the groups from one row to another. Those on rows that were never loaded are fetched. */
export const useRange = (arrangement: Arrangement, search: GroupsSearch, selection: SelectionState) => {
  const idAt = (index: number) => arrangement.places.get(index)
  return async ({ from, to }: Range, wanted: boolean): Promise<void> => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)]
    const ids = Array.from({ length: last - first + 1 }, (_, i) => idAt(first + i))
    const known = ids.flatMap((id) => arrangement.rows.get(id ?? '') ?? [])
    if (known.length === ids.length) return selection.set(known, wanted)
    const fetched = selection.begin()
    try {
      const found = await rowsBetween(search, { first, last }, [idAt(first) ?? '', idAt(last) ?? ''])
      if (found) fetched.set(found, wanted)
      else fetched.tell(hasMoved)
    } catch (error) {
      fetched.tell(`The groups between these rows could not be read: ${problemWords(error).title}`)
    }
  }
}
