import type { Label } from '@gatehouse/exposition'
import { compareText } from '../compare-text.ts'

/** How keys may differ that mean the same to a reader. */
export const twinDifferences = ['case', 'white-space', 'empty-label', 'unicode'] as const

export type TwinDifference = (typeof twinDifferences)[number]

const folds = {
  unicode: (text: string) => text.normalize('NFC'),
  case: (text: string) => text.toLowerCase().normalize('NFC'),
  'white-space': (text: string) => text.replace(/\s+/g, ' ').trim(),
}

const plain = /^[!-@[-~]*$/

/** A text without what a reader overlooks: case, white space around and beyond one, the form of its characters. */
export const fold = (text: string): string =>
  plain.test(text) ? text : folds['white-space'](folds.case(folds.unicode(text)))

const byNameAndValue = ([a, x]: Label, [b, y]: Label) => compareText(a, b) || compareText(x, y)

/** The labels of a key folded, without those that say nothing, in order. */
export const foldLabels = (labels: readonly Label[]): readonly Label[] =>
  labels.every(([name, value]) => value !== '' && plain.test(name) && plain.test(value))
    ? labels
    : labels
        .map(([name, value]) => [fold(name), fold(value)] as const)
        .filter(([, value]) => value !== '')
        .sort(byNameAndValue)

/** The labels folded in all ways but one. */
export const foldExcept = (labels: readonly Label[], kept: TwinDifference): readonly Label[] => {
  const text = (raw: string) =>
    (['unicode', 'case', 'white-space'] as const).reduce((now, one) => (one === kept ? now : folds[one](now)), raw)
  const folded = labels.map(([name, value]) => [text(name), text(value)] as const)
  return (kept === 'empty-label' ? folded : folded.filter(([, value]) => value !== '')).sort(byNameAndValue)
}
