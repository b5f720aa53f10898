import {
  emptyLeLabel,
  exportedLabel,
  type FoundCollision,
  isReservedLabel,
  leLabel,
  type Mislabelled,
  quantileLabel,
  reservedLabel,
} from '@gatehouse/domain'
import type { Label, MetricType } from '@gatehouse/exposition'
import { openEach, type ReadGroup } from '../read-groups.ts'
import { type Kin, type Population, type PresentRow, partyOf } from './population.ts'

/** A label that must not stand on families of some types (null: of any), with any value, or just with or without one. */
type Wanted = {
  readonly label: string
  readonly types: readonly MetricType[] | null
  readonly value: 'any' | 'some' | 'empty'
}

type Mistake = Pick<Wanted, 'label' | 'value'> & {
  readonly metric: string | null
  readonly isInKey: boolean
  readonly row: PresentRow
}

const is =
  ({ label, value }: Wanted) =>
  ([name, text]: Label) =>
    name === label && (value === 'any' || (value === 'empty') === (text === ''))

const keyNames = ({ key }: PresentRow) => key.map(([name]) => name)

// What was found in a group holds as long as the group stays as it is.
const found = new WeakMap<ReadGroup, Map<string, string | null>>()

/** The first family that shows a label, by group, where the key does not say so. Opens each group once. */
const firstWith = (rows: readonly PresentRow[], wanted: Wanted): ReadonlyMap<ReadGroup, string | null> => {
  const { types } = wanted
  const question = `${wanted.value} ${wanted.label}`
  const unknown = rows.flatMap(({ group }) => (found.get(group)?.has(question) ? [] : group))
  for (const [group, families] of openEach(unknown)) {
    const metric = families.find(
      ({ type, series }) =>
        (types === null || types.includes(type)) && series.some(({ labels }) => labels.some(is(wanted))),
    )
    found.set(group, new Map(found.get(group)).set(question, metric?.name ?? null))
  }
  return new Map(rows.map(({ group }) => [group, found.get(group)?.get(question) ?? null]))
}

const histograms = ['histogram', 'gauge_histogram'] as const

const wantedOf = (label: string): readonly Wanted[] => {
  // An empty one does another harm.
  if (label === 'le') return (['some', 'empty'] as const).map((value) => ({ label, types: histograms, value }))
  if (label === 'quantile') return [{ label, types: ['summary'], value: 'any' }]
  return isReservedLabel(label) ? [{ label, types: null, value: 'any' }] : []
}

const wantedIn = ({ shape }: Kin) => [...new Set([...shape.labels, ...shape.emptyLabels])].flatMap(wantedOf)

const mistakesIn = (kin: Kin): readonly Mistake[] =>
  wantedIn(kin).flatMap((wanted) => {
    const { label, types, value } = wanted
    const family = kin.shape.families.find(({ type }) => types === null || types.includes(type))
    if (!family) return []
    const inBody = kin.rows.filter((row) => !keyNames(row).includes(label))
    const metrics = firstWith(inBody, wanted)
    return [
      ...kin.rows
        .filter(({ key }) => key.some(is(wanted)))
        .map((row) => ({ label, value, metric: family.name, isInKey: true, row })),
      ...inBody.flatMap((row) => {
        const metric = metrics.get(row.group) ?? null
        return metric === null ? [] : [{ label, value, metric, isInKey: false, row }]
      }),
    ]
  })

const exportedIn = ({ shape, rows }: Kin): readonly Mistake[] =>
  shape.labels
    .filter((label) => label.startsWith('exported_'))
    .flatMap((label) =>
      rows.map((row) => ({
        label,
        value: 'some',
        metric: null,
        isInKey: keyNames(row).includes(label),
        row,
      })),
    )

type Collected = Mislabelled & Pick<Wanted, 'value'>

const collect = (mistakes: readonly Mistake[], by: (mistake: Mistake) => string): readonly Collected[] =>
  [...Map.groupBy(mistakes, by).values()].flatMap((alike) => {
    const [first] = alike
    return first ? [{ ...first, groups: alike.map(({ row }) => partyOf(row)) }] : []
  })

const explain = (found: Collected): FoundCollision => {
  if (found.label === 'le') return found.value === 'empty' ? emptyLeLabel(found) : leLabel(found)
  return found.label === 'quantile' ? quantileLabel(found) : reservedLabel(found)
}

/** Labels that must not stand where they stand. */
export const findLabelMistakes = ({ kin }: Population): readonly FoundCollision[] => [
  ...collect(kin.flatMap(mistakesIn), ({ label, value, metric }) => `${label} ${value} ${metric}`).map(explain),
  ...collect(kin.flatMap(exportedIn), ({ label }) => label).map(exportedLabel),
]
