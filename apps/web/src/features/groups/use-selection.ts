import { useState } from 'react'
import type { GroupRow } from '../../lib/wire.ts'
import { everythingSelected, nothingSelected, type Selection, select } from './selection.ts'

/** What is selected under one filter. Another filter starts with nothing: nobody deletes what they do not see. */
export const useSelection = (shownFor: string) => {
  const [held, setHeld] = useState<{ readonly shownFor: string; readonly selection: Selection }>({
    shownFor,
    selection: nothingSelected,
  })
  const selection = held.shownFor === shownFor ? held.selection : nothingSelected
  const set = (next: Selection) => setHeld({ shownFor, selection: next })
  return {
    selection,
    set: (rows: readonly GroupRow[], wanted: boolean) => set(select(selection, rows, wanted)),
    all: () => set(everythingSelected),
    none: () => set(nothingSelected),
  }
}

export type SelectionState = ReturnType<typeof useSelection>
