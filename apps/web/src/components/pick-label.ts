import { printMatcher } from '@gatehouse/domain'
import type { MouseEvent } from 'react'
import { visibleText } from '../lib/visible-text.ts'
import { useCopySign } from './use-copy-sign.ts'

export type PickMode = 'include' | 'exclude'

type Label = { readonly name: string; readonly value: string }

/** A label in full, as the matcher it is. */
export const labelInFull = ({ name, value }: Label): string => visibleText(printMatcher({ name, op: '=', value }))

/** What a label that can be picked says on a hover. */
export const pickTitle = (label: Label): string =>
  `${labelInFull(label)}\n\nClick to filter, Alt-click to exclude, Shift-click to copy`

/** Clicks on a label: they filter, with Alt they exclude, with Shift they copy the matcher, which `said` tells of. */
export const usePickLabel = ({ name, value }: Label, onPick: ((mode: PickMode) => void) | undefined) => {
  const { said, copy } = useCopySign()
  const pick = (event: MouseEvent) => {
    event.stopPropagation()
    if (event.shiftKey) void copy(printMatcher({ name, op: '=', value }))
    else onPick?.(event.altKey ? 'exclude' : 'include')
  }
  return { said, pick }
}
