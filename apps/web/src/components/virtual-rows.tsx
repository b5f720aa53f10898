import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'

type Props<T> = {
  readonly items: readonly T[]
  /** What tells an item from all others. */
  readonly keyOf: (item: T, index: number) => string | number
  readonly row: (item: T, index: number) => ReactNode
  readonly label: string
  readonly className?: string
}

/** A list that scrolls by itself and holds only the rows in sight, however many there are. */
export const VirtualRows = <T,>({ items, keyOf, row, label, className = 'h-[min(40dvh,330px)]' }: Props<T>) => {
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 33,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item, index)
    },
    overscan: 8,
  })
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      className={`overflow-y-auto border-t border-line ${className}`}
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item !== undefined && row(item, index)}
            </div>
          )
        })}
      </div>
    </section>
  )
}
