import type { SortKey } from '../search.ts'

/** A column of the table. Where room is short, those that matter least fold away. */
export type Column = {
  readonly key: 'state' | 'group' | 'gateway' | 'push' | 'rhythm' | 'series' | 'collisions' | 'actions'
  readonly title: string
  readonly sort: SortKey | null
  /** Its place in a folded row, or its width in an unfolded one, comes from styles.css. */
  readonly className: string
}

const all: readonly Column[] = [
  { key: 'state', title: 'State', sort: 'state', className: 'col-state' },
  { key: 'group', title: 'Group', sort: 'group', className: 'col-group' },
  { key: 'gateway', title: 'Gateway', sort: 'gateway', className: 'col-gateway' },
  { key: 'push', title: 'Last push', sort: 'last_push', className: 'col-push' },
  { key: 'rhythm', title: 'Rhythm', sort: 'overdue', className: 'col-rhythm' },
  { key: 'series', title: 'Series', sort: 'series', className: 'col-series' },
  { key: 'collisions', title: 'Collisions', sort: null, className: 'col-collisions' },
  { key: 'actions', title: 'Actions', sort: null, className: 'col-actions' },
]

const allOfOne = all.filter(({ key }) => key !== 'gateway')

/** The gateway is worth a column only where there are several. */
export const columnsFor = (gateways: number): readonly Column[] => (gateways > 1 ? all : allOfOne)
