import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import { useHotkeys } from '../../../lib/hotkeys.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import { type Arrangement, placeOf } from '../arrangement.ts'
import { isSelected } from '../selection.ts'
import type { SelectionState } from '../use-selection.ts'
import type { useActiveRow } from './use-active-row.ts'
import type { useTableRows } from './use-table-rows.ts'

type Options = {
  readonly arrangement: Arrangement
  readonly row: ReturnType<typeof useActiveRow>
  readonly virtual: ReturnType<typeof useTableRows>
  readonly selection: SelectionState
  /** Selects the groups from one row to another, fetched where they were never loaded. */
  readonly onRange: (range: { readonly from: number; readonly to: number }, wanted: boolean) => void
  readonly onOpen: (id: string) => void
  /** The keyboard has moved to this group. */
  readonly onMove: (id: string) => void
  readonly onDelete: (group: GroupRow | undefined) => void
}

/** `j` `k` move, `x` selects, Shift extends, Enter opens, `#` deletes. */
export const useTableKeys = ({ arrangement, row, virtual, selection, onRange, onOpen, onMove, onDelete }: Options) => {
  // The group a range begins at, by identity: rows move.
  const anchor = useRef<string | null>(null)
  const { rows } = virtual
  const groupAt = (index: number | null) =>
    index === null ? undefined : arrangement.rows.get(arrangement.places.get(index) ?? '')

  const onSelect = (index: number, wanted: boolean, extend: boolean) => {
    const group = groupAt(index)
    const from = extend && anchor.current !== null ? placeOf(arrangement, anchor.current) : index
    anchor.current = group?.id ?? null
    if (from !== undefined && from !== index) return onRange({ from, to: index }, wanted)
    if (group) selection.set([group], wanted)
  }
  const moveTo = (index: number) => {
    row.moveTo(index, rows)
    const group = groupAt(Math.max(0, Math.min(index, arrangement.count - 1)))
    if (group) onMove(group.id)
  }
  const firstInSight = () => rows.range?.startIndex ?? 0
  const step = (by: number, extend = false) => {
    const to = row.active === null ? firstInSight() : row.active + by
    if (extend && row.active !== null) {
      anchor.current ??= groupAt(row.active)?.id ?? null
      onSelect(Math.max(0, Math.min(to, arrangement.count - 1)), true, true)
    }
    moveTo(to)
  }
  const toggle = () => {
    const group = groupAt(row.active)
    if (group && row.active !== null) onSelect(row.active, !isSelected(selection.selection, group.id), false)
  }
  const open = () => {
    const group = groupAt(row.active)
    if (group) onOpen(group.id)
  }
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    J: () => step(1, true),
    K: () => step(-1, true),
    x: toggle,
    '#': () => onDelete(groupAt(row.active)),
  })
  const inTable: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: ({ shiftKey }) => step(1, shiftKey),
    ArrowUp: ({ shiftKey }) => step(-1, shiftKey),
    PageDown: () => step(10),
    PageUp: () => step(-10),
    Home: () => moveTo(0),
    End: () => moveTo(arrangement.count - 1),
    Enter: open,
    ' ': toggle,
  }
  return {
    active: row.active,
    setActive: row.setActive,
    refFor: row.refFor,
    onSelect,
    onKeyDown: (event: KeyboardEvent) => {
      const isRow = event.target instanceof Element && event.target.role === 'row'
      const act = isRow ? inTable[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act(event)
    },
  }
}

export type TableKeys = ReturnType<typeof useTableKeys>
