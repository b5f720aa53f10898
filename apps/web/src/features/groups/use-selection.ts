import { useState } from 'react'
import type { GroupRow } from '../../lib/wire.ts'
import { everythingSelected, nothingSelected, type Selection, select } from './selection.ts'

/** What a selection was made over: the filter, and after how many deletions. */
export type SelectionScope = { readonly filter: string; readonly deletionsEnded: number }

type Held = {
  readonly scope: SelectionScope
  readonly selection: Selection
  /** What somebody has to know of the selection, until they select again. */
  readonly note: string
  /** The range that is still fetched, if it is what was asked for last. */
  readonly range?: symbol
}

const isSame = (a: SelectionScope, b: SelectionScope) => a.filter === b.filter && a.deletionsEnded === b.deletionsEnded

const isEmpty = (selection: Selection) => selection.kind === 'some' && selection.rows.size === 0

/** Nobody deletes what they do not see: another filter starts with nothing, and it is said that something was dropped. */
const startedAnew = ({ scope: before, selection, note }: Held, scope: SelectionScope): Held => {
  const isDropped = before.filter !== scope.filter && !isEmpty(selection)
  const kept = before.filter === scope.filter ? '' : note
  return { scope, selection: nothingSelected, note: isDropped ? 'The filter changed: the selection was dropped' : kept }
}

const changedMeanwhile = 'The selection was changed while a range was fetched: the range was not selected'

/** What is selected under one filter. */
export const useSelection = (scope: SelectionScope) => {
  const [held, setHeld] = useState<Held>({ scope, selection: nothingSelected, note: '' })
  if (!isSame(held.scope, scope)) setHeld(startedAnew(held, scope))
  // What was asked for under another filter is not meant for this one.
  const change = (next: (before: Held) => Held) =>
    setHeld((before) => (isSame(before.scope, scope) ? next(before) : before))
  const put = (next: Selection) => change(() => ({ scope, selection: next, note: '' }))
  return {
    selection: held.selection,
    note: held.note,
    set: (rows: readonly GroupRow[], wanted: boolean) =>
      change(({ selection }) => ({ scope, selection: select(selection, rows, wanted), note: '' })),
    all: () => put(everythingSelected),
    none: () => put(nothingSelected),
    /**
     * Begins to select what is yet to be fetched: what comes of it counts only if nothing else was chosen meanwhile.
     * `tell` says why nothing was selected.
     */
    begin: () => {
      const range = Symbol('range')
      change((before) => ({ ...before, range }))
      const end = (next: (before: Held) => Held) =>
        change((before) => (before.range === range ? next(before) : { ...before, note: changedMeanwhile }))
      return {
        set: (rows: readonly GroupRow[], wanted: boolean) =>
          end(({ selection }) => ({ scope, selection: select(selection, rows, wanted), note: '' })),
        tell: (note: string) => end(({ selection }) => ({ scope, selection, note })),
      }
    },
  }
}

export type SelectionState = ReturnType<typeof useSelection>
