import type { Label } from '@gatehouse/exposition'
import { printLabels } from '../selector.ts'
import { sideLimit } from './collision.ts'
import {
  changing,
  claimOf,
  counted,
  deleteOrChange,
  deleting,
  type FoundCollision,
  type Party,
  printParty,
  shorten,
  sideOf,
} from './party.ts'

/** One series that comes out of two groups, with what each of them says. */
export type SharedSeries = {
  readonly metric: string
  readonly labels: readonly Label[]
  readonly otherLabels: readonly Label[]
  readonly value: string | null
  readonly otherValue: string | null
}

export type SharedPair = {
  readonly a: Party
  readonly b: Party
  /** Some of the series, the first ones; at least one. */
  readonly series: readonly SharedSeries[]
  readonly total: number
}

const printSeries = (metric: string, labels: readonly Label[]) =>
  shorten(`${metric}${printLabels(labels.filter(([, value]) => value !== ''))}`)

const namesOf = (labels: readonly Label[]) => new Set(labels.map(([name]) => name))

/** The labels that are part of one key and come from the body in the other group. */
const telling = ({ key }: Party, other: Party): readonly string[] => {
  const [own, others] = [namesOf(key), namesOf(other.key)]
  return [...new Set([...own, ...others])].filter((name) => own.has(name) !== others.has(name))
}

const andMore = (total: number) => (total > 1 ? ` (and ${(total - 1).toLocaleString('en')} more)` : '')

const sidesOf = ({ a, b, series }: SharedPair) => {
  const shown = series.slice(0, sideLimit)
  const highlight = telling(a, b)
  return [
    sideOf(
      a,
      shown.map(({ metric, labels, value }) => claimOf(metric, { labels, value })),
      { highlight },
    ),
    sideOf(
      b,
      shown.map(({ metric, otherLabels, otherValue }) => claimOf(metric, { labels: otherLabels, value: otherValue })),
      { highlight },
    ),
  ]
}

const causeOf = ({ a, b }: SharedPair) => [a.id, b.id].sort().join(' ')

const keepApart = ({ a, b }: SharedPair) => {
  const bodyOf = (group: Party, other: Party) => telling(group, other).filter((name) => !namesOf(group.key).has(name))
  const [group, names] = bodyOf(a, b).length > 0 ? [a, bodyOf(a, b)] : [b, bodyOf(b, a)]
  if (names.length === 0) return changing('Let only one of the two scripts push these metrics.')
  return changing(
    `In the script that pushes ${printParty(group)}, drop the label ${names.join(', ')} from the metrics, or give them other names.`,
  )
}

/** The same series in two groups: the gateway cannot serve any scrape. */
export const sameSeries = (pair: SharedPair): FoundCollision => {
  const [first] = pair.series
  const printed = first ? printSeries(first.metric, first.labels) : ''
  return {
    cause: causeOf(pair),
    kind: 'same-series',
    certainty: 'certain',
    title: 'The same series is in two groups',
    summary: `${printed}${andMore(pair.total)} comes out of both groups, and a scrape with the same series twice fails as a whole.`,
    details: [],
    metric: first?.metric ?? null,
    sides: sidesOf(pair),
    groups: 2,
    members: [pair.a.id, pair.b.id],
    fixes: deleteOrChange(pair.a, pair.b, keepApart(pair)),
  }
}

/** One group that shares series with many others: `series` are of the first of them. */
export type SharedHub = {
  readonly hub: Party
  readonly others: readonly Party[]
  readonly series: readonly SharedSeries[]
}

/** One group that holds series of many others: without it, all of them can be scraped. */
export const sameSeriesAsMany = ({ hub, others, series }: SharedHub): FoundCollision => {
  const [first] = series
  const [other] = others
  const sides = first && other ? sidesOf({ a: hub, b: other, series, total: series.length }) : []
  return {
    cause: `${hub.id} hub`,
    kind: 'same-series',
    certainty: 'certain',
    title: 'One group holds series of many others',
    summary: `${printParty(hub)} holds series that also come out of ${counted(others.length, 'other group')}, such as ${first ? printSeries(first.metric, first.labels) : ''}; a scrape with the same series twice fails as a whole.`,
    details: [],
    metric: first?.metric ?? null,
    sides: [...sides, ...others.slice(1, sideLimit - 1).map((one) => sideOf(one))],
    groups: 1 + others.length,
    members: [hub.id, ...others.map(({ id }) => id)],
    fixes: [
      deleting(
        [hub],
        `Delete ${printParty(hub)}: it alone clashes with ${counted(others.length, 'group')}, which stay.`,
      ),
      ...(other ? [keepApart({ a: hub, b: other, series, total: series.length })] : []),
    ],
  }
}

/** The same series once Prometheus has dropped labels without a value: one of the two values is lost. */
export const lostSeries = (pair: SharedPair): FoundCollision => {
  const [first] = pair.series
  const printed = first ? printSeries(first.metric, first.labels) : ''
  return {
    cause: causeOf(pair),
    kind: 'lost-series',
    certainty: 'certain',
    title: 'Two groups are one to Prometheus',
    summary: `Prometheus drops labels without a value, so ${printed}${andMore(pair.total)} comes twice, and one of the two values is lost in silence.`,
    details: [],
    metric: first?.metric ?? null,
    sides: sidesOf(pair),
    groups: 2,
    members: [pair.a.id, pair.b.id],
    fixes: deleteOrChange(pair.a, pair.b, changing('Leave a label out of the grouping key when it has no value.')),
  }
}

/** The same series twice in one group: only a gateway that checks nothing stores that. */
export const seriesTwice = (
  group: Party,
  { metric, labels, total }: { readonly metric: string; readonly labels: readonly Label[]; readonly total: number },
): FoundCollision => ({
  cause: `${group.id} twice`,
  kind: 'same-series',
  certainty: 'certain',
  title: 'The same series is twice in one group',
  summary: `${printSeries(metric, labels)}${andMore(total)} is twice in ${printParty(group)}, and a scrape with the same series twice fails as a whole.`,
  details: [],
  metric,
  sides: [sideOf(group, [claimOf(metric, { labels })])],
  groups: 1,
  members: [group.id],
  fixes: [
    deleting([group], `Delete ${printParty(group)}: as it is, nothing can be scraped.`),
    changing(
      `In the script that pushes ${printParty(group)}, send each series once; labels of the grouping key replace equal ones of the body.`,
    ),
  ],
})

/** Series of one group that are one once Prometheus has dropped labels without a value. `series` are the first of `total`. */
export const lostWithin = (group: Party, series: readonly SharedSeries[], total: number): FoundCollision => {
  const [first] = series
  const printed = first ? printSeries(first.metric, first.labels) : ''
  return {
    cause: `${group.id} within`,
    kind: 'lost-series',
    certainty: 'certain',
    title: 'Two series of one group are one to Prometheus',
    summary: `Prometheus drops labels without a value, so ${printed}${andMore(total)} comes twice out of ${printParty(group)}, and one of the two values is lost in silence.`,
    details: [],
    metric: first?.metric ?? null,
    sides: [
      sideOf(
        group,
        series
          .slice(0, sideLimit)
          .flatMap(({ metric, labels, value, otherLabels, otherValue }) => [
            claimOf(metric, { labels, value }),
            claimOf(metric, { labels: otherLabels, value: otherValue }),
          ]),
      ),
    ],
    groups: 1,
    members: [group.id],
    fixes: [
      changing(
        `In the script that pushes ${printParty(group)}, give the label a value, or have the series without it once only.`,
      ),
    ],
  }
}
