import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'

type Props<T> = {
  readonly items: readonly T[]
  readonly row: (item: T) => ReactNode
  readonly label: string
}

/** A list that scrolls by itself and holds only the rows in sight, however many there are. */
export const VirtualRows = <T extends { readonly id: string }>({ items, row, label }: Props<T>) => {
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 33,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  })
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      className="h-[min(40dvh,330px)] overflow-y-auto border-t border-line"
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
              {item && row(item)}
            </div>
          )
        })}
      </div>
    </section>
  )
}
