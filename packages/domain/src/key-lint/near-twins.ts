import type { Label } from '@gatehouse/exposition'
import { compareText } from '../compare-text.ts'
import { canonicalKey, type GroupingKey } from '../grouping-key.ts'
import { fold, foldExcept, foldLabels, type TwinDifference, twinDifferences } from './fold-text.ts'

/** A label that differs between near twins, by its folded name, and how. */
export type TwinLabel = { readonly name: string; readonly how: readonly TwinDifference[] }

/** Groups whose keys mean the same to a reader: their indexes, in order, and the labels that differ. */
export type NearTwins = { readonly groups: readonly number[]; readonly labels: readonly TwinLabel[] }

/**
 * Finds groups whose keys are equal but for case, surrounding or repeated white space, Unicode normalisation or an empty
 * label. A group is in one set at most; groups with the very same key alone are no near twins.
 */
export const nearTwins = (keys: readonly GroupingKey[]): readonly NearTwins[] => {
  const sets = Map.groupBy(keys.keys(), (at) => canonicalKey(foldLabels(keys[at] ?? []))).values()
  return [...sets]
    .filter(({ length }) => length > 1)
    .map((groups) => ({ groups, labels: differences(groups.map((at) => keys[at] ?? [])) }))
    .filter(({ labels }) => labels.length > 0)
}

const differences = (keys: readonly GroupingKey[]): readonly TwinLabel[] => {
  const names = [...new Set(keys.flatMap((key) => key.map(([name]) => fold(name))))].sort(compareText)
  return names.flatMap((name) => {
    const how = howDifferent(keys.map((key) => key.filter(([one]) => fold(one) === name)))
    return how.length === 0 ? [] : [{ name, how }]
  })
}

const count = (forms: readonly string[]) => new Set(forms).size

/** How the labels of one name differ between keys: whatever must be overlooked for them to be the same. */
const howDifferent = (forms: readonly (readonly Label[])[]): readonly TwinDifference[] => {
  if (count(forms.map((labels) => JSON.stringify(labels))) === 1) return []
  const needed = twinDifferences.filter(
    (one) => count(forms.map((labels) => JSON.stringify(foldExcept(labels, one)))) > 1,
  )
  // A sign may be another form of a letter both in Unicode and by its case.
  return needed.length > 0 ? needed : ['unicode']
}
