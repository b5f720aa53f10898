import type { ReactNode } from 'react'
import { VirtualList } from './virtual-list.tsx'

type Props<T> = {
  readonly items: readonly T[]
  /** What tells an item from all others. */
  readonly keyOf: (item: T, index: number) => string | number
  readonly row: (item: T, index: number) => ReactNode
  readonly label: string
  readonly className?: string
}

/** A virtual list of items that are all here. */
export const VirtualRows = <T,>({ items, keyOf, row, label, className }: Props<T>) => (
  <VirtualList
    count={items.length}
    keyOf={(index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item, index)
    }}
    row={(index) => {
      const item = items[index]
      return item !== undefined && row(item, index)
    }}
    label={label}
    className={className}
  />
)
