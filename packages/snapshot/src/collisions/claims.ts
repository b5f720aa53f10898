import type { MetricType } from '@gatehouse/exposition'
import { isRecord, type RawFamily, typeOf } from '../decode-family.ts'
import type { Shape, ShapeTable } from './shape-table.ts'

/**
 * What a group claims for itself, as far as it may clash. `twice` names families that hold one series twice. `oldestAt` is
 * when its oldest pushed family was pushed (epoch ms), 0 when that was the last push for all of them.
 */
export type Claims = { readonly shape: Shape; readonly twice: readonly string[]; readonly oldestAt: number }

type Entry = readonly [name: string, family: RawFamily]

/** The families that a scrape shows. */
const isShown = ([, { metrics }]: Entry) => metrics.length > 0

const labelsOf = (metric: unknown): Record<string, unknown> => {
  const labels = isRecord(metric) ? metric['labels'] : undefined
  return isRecord(labels) ? labels : {}
}

/** The names of labels with a value in some series, and of those without one in some. */
const labelNames = (families: readonly Entry[]): Pick<Shape, 'labels' | 'emptyLabels'> => {
  const all = families.flatMap(([, { metrics }]) => metrics.flatMap((metric) => Object.entries(labelsOf(metric))))
  const namesThat = (areEmpty: boolean) => [
    ...new Set(all.filter(([, value]) => (value === '') === areEmpty).map(([name]) => name)),
  ]
  return { labels: namesThat(false), emptyLabels: namesThat(true) }
}

/** One text for one set of labels: Go writes them in order. */
const printLabels = (metric: unknown) => JSON.stringify(Object.entries(labelsOf(metric)))

const holdsTwice = ([, { metrics }]: Entry) => new Set(metrics.map(printLabels)).size < metrics.length

/** Time stamps, decoded only when they are not all that of the last push. */
export const oldestOf = (stamps: readonly string[], lastPush: string): number =>
  stamps.every((stamp) => stamp === lastPush) ? 0 : Math.min(...stamps.map((stamp) => Date.parse(stamp) || 0))

const helpOf = ({ help }: RawFamily) => (typeof help === 'string' ? help : '')

const headerOf = ([name, family]: Entry): { name: string; type: MetricType; help: string } => ({
  name,
  type: typeOf(family.type),
  help: helpOf(family),
})

/** What a group claims, by the families of its JSON; `isPushed` tells those that were pushed from the gateway's own. */
export const claimsOf = (
  families: readonly Entry[],
  { shapes, isPushed }: { readonly shapes: ShapeTable; readonly isPushed: (entry: Entry) => boolean },
): Claims => {
  const lastPush = families.find(([name]) => name === 'push_time_seconds')?.[1].time_stamp ?? ''
  const shown = families.filter(isShown)
  return {
    shape: shapes.add({ families: shown.map(headerOf), ...labelNames(shown) }),
    twice: shown.filter(holdsTwice).map(([name]) => name),
    oldestAt: oldestOf(
      families.filter(isPushed).map(([, { time_stamp }]) => time_stamp),
      lastPush,
    ),
  }
}
