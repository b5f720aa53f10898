import { compareText } from '@gatehouse/domain'
import { type Candidates, runsOf, sourceAt } from './candidates.ts'
import { mergedSlice } from './merged-slice.ts'
import { type Order, sortedSlice } from './sorted-slice.ts'
import { overdueOfRow, type Source } from './source.ts'

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
  if (key === 'group') return mergedSlice(all, from, to, descending)
  const compare = comparators[key](all)
  const order: Order = descending ? (a, b) => compare(b, a) || a - b : (a, b) => compare(a, b) || a - b
  return sortedSlice(all.length, order, from, to)
}

type Comparator = (all: Candidates) => Order

/** What decides about the rows of one source. */
type Reader = (source: Source) => (row: number) => number

/** Reads the number that decides once for each candidate. */
const byNumber =
  (read: Reader): Comparator =>
  (all) => {
    const numbers = numbersOf(all, read)
    return (a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0)
  }

const numbersOf = (all: Candidates, read: Reader): Float64Array => {
  if (scratch.length < all.length) scratch = new Float64Array(all.length)
  for (const { source, from, to } of runsOf(all)) {
    const readRow = read(source)
    for (let i = from; i < to; i++) scratch[i] = readRow(all.row[i] ?? 0)
  }
  return scratch
}

// Each question sorts by one number at most, and is done with it when it is answered.
let scratch = new Float64Array()

const column =
  (name: 'pushedAt' | 'series' | 'families'): Reader =>
  ({ view }) => {
    const values = view[name]
    return (row) => values[row] ?? 0
  }

const troubleAt: Reader =
  ({ view: { pushedAt, failedAt, missingSince } }) =>
  (row) =>
    Math.max(pushedAt[row] ?? 0, failedAt[row] ?? 0, missingSince[row] ?? 0)

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
  last_push: byNumber(column('pushedAt')),
  overdue: byNumber((source) => (row) => overdueOfRow({ source, row }) ?? -1),
  series: byNumber(column('series')),
  families: byNumber(column('families')),
}
