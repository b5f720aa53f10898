import {
  exportedLabel,
  type FoundCollision,
  isReservedLabel,
  leLabel,
  type Mislabelled,
  quantileLabel,
  reservedLabel,
} from '@gatehouse/domain'
import type { MetricType } from '@gatehouse/exposition'
import { openWhole, type ReadGroup } from '../read-groups.ts'
import { type Kin, type Population, type PresentRow, partyOf } from './population.ts'

type Mistake = { readonly label: string; readonly metric: string; readonly isInKey: boolean; readonly row: PresentRow }

const allLabels = ({ shape }: Kin) => [...shape.labels, ...shape.emptyLabels]

const keyNames = ({ key }: PresentRow) => key.map(([name]) => name)

type Wanted = { readonly label: string; readonly types: readonly MetricType[] | null }

// What was found in a group holds as long as the group stays as it is.
const found = new WeakMap<ReadGroup, Map<string, string | null>>()

/** The first family that shows a label, by group, where the key does not say so. Opens each group once. */
const firstWith = (rows: readonly PresentRow[], { label, types }: Wanted): ReadonlyMap<ReadGroup, string | null> => {
  const unknown = rows.flatMap(({ group }) => (found.get(group)?.has(label) ? [] : group))
  for (const [group, families] of openWhole(unknown)) {
    const metric = families.find(
      ({ type, series }) =>
        (types === null || types.includes(type)) &&
        series.some(({ labels }) => labels.some(([name]) => name === label)),
    )
    found.set(group, new Map(found.get(group)).set(label, metric?.name ?? null))
  }
  return new Map(rows.map(({ group }) => [group, found.get(group)?.get(label) ?? null]))
}

/** The types of families that a label must not stand on; null for all. */
const forbidden = (label: string): readonly MetricType[] | null | undefined => {
  if (label === 'le') return ['histogram', 'gauge_histogram']
  if (label === 'quantile') return ['summary']
  return isReservedLabel(label) ? null : undefined
}

const mistakesIn = (kin: Kin): readonly Mistake[] =>
  allLabels(kin).flatMap((label) => {
    const types = forbidden(label)
    const family = kin.shape.families.find(({ type }) => types === null || types?.includes(type))
    if (types === undefined || !family) return []
    const [inKey, inBody] = [true, false].map((isIn) =>
      kin.rows.filter((row) => keyNames(row).includes(label) === isIn),
    )
    const metrics = firstWith(inBody ?? [], { label, types })
    return [
      ...(inKey ?? []).map((row) => ({ label, metric: family.name, isInKey: true, row })),
      ...(inBody ?? []).flatMap((row) => {
        const metric = metrics.get(row.group) ?? null
        return metric === null ? [] : [{ label, metric, isInKey: false, row }]
      }),
    ]
  })

const exportedIn = ({ shape, rows }: Kin): readonly Mistake[] =>
  shape.labels
    .filter((label) => label.startsWith('exported_'))
    .flatMap((label) =>
      rows.map((row) => ({
        label,
        metric: shape.families[0]?.name ?? '',
        isInKey: keyNames(row).includes(label),
        row,
      })),
    )

const collect = (mistakes: readonly Mistake[], by: (mistake: Mistake) => string): readonly Mislabelled[] =>
  [...Map.groupBy(mistakes, by).values()].flatMap((alike) => {
    const [first] = alike
    return first ? [{ ...first, groups: alike.map(({ row }) => partyOf(row)) }] : []
  })

const explain = (found: Mislabelled): FoundCollision => {
  if (found.label === 'le') return leLabel(found)
  return found.label === 'quantile' ? quantileLabel(found) : reservedLabel(found)
}

/** Labels that must not stand where they stand. */
export const findLabelMistakes = ({ kin }: Population): readonly FoundCollision[] => [
  ...collect(kin.flatMap(mistakesIn), ({ label, metric }) => `${label} ${metric}`).map(explain),
  ...collect(kin.flatMap(exportedIn), ({ label }) => label).map(exportedLabel),
]
