import { compareText } from '@gatehouse/domain'
import { type Candidates, sourceAt } from './candidates.ts'
import { mergedSlice } from './merged-slice.ts'
import { type Order, sortedSlice } from './sorted-slice.ts'
import { overdueOfRow, type RowRef } from './source.ts'

/** The columns groups can be sorted by. */
export const groupSortKeys = ['state', 'group', 'gateway', 'last_push', 'overdue', 'series', 'families'] as const

export type GroupSortKey = (typeof groupSortKeys)[number]

export type GroupSort = { readonly key: GroupSortKey; readonly descending: boolean }

/**
 * The candidates of rank `from` up to but not including `to`, sorted by a column; what is equal keeps its order. By state
 * the worst comes first and within a state the newest trouble.
 */
export const sortedWindow = (
  all: Candidates,
  { key, descending }: GroupSort,
  from: number,
  to: number,
): Uint32Array => {
  if (key === 'group') return descending ? lastMerged(all, from, to) : mergedSlice(all, from, to)
  const compare = comparators[key](all)
  const order: Order = descending ? (a, b) => compare(b, a) || a - b : (a, b) => compare(a, b) || a - b
  return sortedSlice(all.length, order, from, to)
}

// No two groups of one gateway have one place in this order, so backwards is the same list from its end.
const lastMerged = (all: Candidates, from: number, to: number) =>
  mergedSlice(all, Math.max(0, all.length - to), Math.max(0, all.length - from)).reverse()

type Comparator = (all: Candidates) => Order

/** Reads the number that decides once for each candidate. */
const byNumber =
  (read: (row: RowRef) => number): Comparator =>
  (all) => {
    const numbers = numbersOf(all, read)
    return (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0)
  }

const numbersOf = (all: Candidates, read: (row: RowRef) => number): Float64Array => {
  const numbers = new Float64Array(all.length)
  for (let i = 0; i < all.length; i++) numbers[i] = read({ source: sourceAt(all, i), row: all.row[i] ?? 0 })
  return numbers
}

const troubleAt = ({ source: { view }, row }: RowRef) =>
  Math.max(view.pushedAt[row] ?? 0, view.failedAt[row] ?? 0, view.missingSince[row] ?? 0)

const byState: Comparator = (all) => {
  const troubles = numbersOf(all, troubleAt)
  const { state } = all
  return (a, b) => (state[a] ?? 0) - (state[b] ?? 0) || (troubles[b] ?? 0) - (troubles[a] ?? 0)
}

const byGateway: Comparator = (all) => (a, b) =>
  compareText(sourceAt(all, a).view.gateway, sourceAt(all, b).view.gateway)

const comparators: Record<Exclude<GroupSortKey, 'group'>, Comparator> = {
  state: byState,
  gateway: byGateway,
  last_push: byNumber(({ source, row }) => source.view.pushedAt[row] ?? 0),
  overdue: byNumber((row) => overdueOfRow(row) ?? -1),
  series: byNumber(({ source, row }) => source.view.series[row] ?? 0),
  families: byNumber(({ source, row }) => source.view.families[row] ?? 0),
}
