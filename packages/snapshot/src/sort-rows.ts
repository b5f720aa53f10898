import { compareText, type GroupState, readingOrder } from '@gatehouse/domain'
import { compareReading } from './compare-reading.ts'
import { overdueOfRow, type RowRef } from './source.ts'
import { severityOf } from './state-counts.ts'

/** The columns groups can be sorted by. */
export const groupSortKeys = ['state', 'group', 'gateway', 'last_push', 'overdue', 'series', 'families'] as const

export type GroupSortKey = (typeof groupSortKeys)[number]

export type GroupSort = { readonly key: GroupSortKey; readonly descending: boolean }

type Sortable = RowRef & { readonly state: GroupState }

/**
 * Sorts rows by a column; what is equal keeps the order it came in. By state the worst comes first and within a state
 * the newest trouble.
 */
export const sortRows = <T extends Sortable>(rows: readonly T[], { key, descending }: GroupSort): T[] => {
  const compare = comparators[key]
  return rows.toSorted(descending ? (a, b) => compare(b, a) : compare)
}

type Comparator = (a: Sortable, b: Sortable) => number

const number = (read: (row: Sortable) => number): Comparator => {
  return (a, b) => read(a) - read(b)
}

const troubleAt = ({ source: { view }, row }: Sortable) =>
  Math.max(view.pushedAt[row] ?? 0, view.failedAt[row] ?? 0, view.missingSince[row] ?? 0)

const keyOf = ({ source, row }: Sortable) => readingOrder(source.view.labels(row))

// Within a source the rows are in this order already; equal keys of two gateways go by the gateway's name.
const compareLabels: Comparator = (a, b) =>
  a.source === b.source
    ? a.row - b.row
    : compareReading(keyOf(a), keyOf(b)) || compareText(a.source.view.gateway, b.source.view.gateway)

const comparators: Record<GroupSortKey, Comparator> = {
  state: (a, b) => severityOf(a.state) - severityOf(b.state) || troubleAt(b) - troubleAt(a),
  group: compareLabels,
  gateway: (a, b) => compareText(a.source.view.gateway, b.source.view.gateway),
  last_push: number(({ source, row }) => source.view.pushedAt[row] ?? 0),
  overdue: number((row) => overdueOfRow(row) ?? -1),
  series: number(({ source, row }) => source.view.series[row] ?? 0),
  families: number(({ source, row }) => source.view.families[row] ?? 0),
}
