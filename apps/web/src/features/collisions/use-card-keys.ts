import { type RefObject, useRef } from 'react'
import { useHotkeys } from '../../lib/hotkeys.ts'

/** `j` and `k` move the focus from card to card below the element this ref is given to. */
export const useCardKeys = (): RefObject<HTMLDivElement | null> => {
  const list = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('article') ?? [])]
    const at = cards.findIndex((card) => card.contains(document.activeElement))
    const next = at === -1 ? 0 : Math.min(cards.length - 1, Math.max(0, at + by))
    cards[next]?.focus()
  }
  useHotkeys({ j: () => step(1), k: () => step(-1) })
  return list
}
