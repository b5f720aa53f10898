import { useEffect, useEffectEvent } from 'react'
import { isDrawnAhead } from './drawn-ahead.ts'

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(typing) !== null

/** Whether a dialog or a menu has the floor: then the page behind takes no keys and keeps still. */
export const isOverlayOpen = (): boolean =>
  !isDrawnAhead && document.querySelector('[role=dialog][data-state=open], [role=alertdialog]') !== null

// On some keyboards `#` is typed with Alt or AltGr.
const isShortcut = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key !== '#' && key !== '/' && (ctrlKey || metaKey || altKey)

/** Single keys for the whole page, by `event.key`. Silent while somebody types or a dialog is open. */
export const useHotkeys = (keys: Hotkeys): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isShortcut(event)) return
    if (isTyping(event.target) || isOverlayOpen()) return
    keys[event.key]?.(event)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
