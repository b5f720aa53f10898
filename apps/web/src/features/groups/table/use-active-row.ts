import type { Virtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { Arrangement } from '../arrangement.ts'

const placeOf = (places: Arrangement['places'], id: string | null): number | null => {
  for (const [index, found] of places) if (found === id) return index
  return null
}

/** Which row has the keyboard: a roving focus that follows its group, wherever that moves. */
export const useActiveRow = ({ places, count }: Arrangement) => {
  const [activeId, setActiveId] = useState<string | null>(null)
  // Taken by the row as soon as it is there: far away rows do not exist yet when they are asked to take the focus.
  const wanted = useRef<number | null>(null)
  const [, redraw] = useState(0)
  const active = placeOf(places, activeId)

  const moveTo = (index: number, rows: Virtualizer<HTMLElement, HTMLDivElement>) => {
    const target = Math.min(Math.max(index, 0), count - 1)
    if (target < 0) return
    wanted.current = target
    rows.scrollToIndex(target)
    redraw((n) => n + 1)
  }
  return {
    active,
    setActive: setActiveId,
    moveTo,
    refFor: (index: number) => (row: HTMLElement | null) => {
      if (!row || wanted.current !== index) return
      wanted.current = null
      row.focus({ preventScroll: true })
    },
  }
}
