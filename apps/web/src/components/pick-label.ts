import { printMatcher } from '@gatehouse/domain'
import type { MouseEvent } from 'react'
import { copyText } from '../lib/clipboard.ts'

export type PickMode = 'include' | 'exclude'

/** What a label that can be picked says on a hover. */
export const pickTitle = 'Click to filter, Alt-click to exclude, Shift-click to copy'

type Label = { readonly name: string; readonly value: string }

/** A click on a label: it filters, with Alt it excludes, with Shift it copies the matcher. */
export const pickLabel = ({ name, value }: Label, { shiftKey, altKey }: MouseEvent, pick: (mode: PickMode) => void) => {
  if (shiftKey) void copyText(printMatcher({ name, op: '=', value }))
  else pick(altKey ? 'exclude' : 'include')
}
