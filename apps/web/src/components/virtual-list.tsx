import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'

type Props = {
  readonly count: number
  /** What tells a row from all others. */
  readonly keyOf: (index: number) => string | number
  readonly row: (index: number) => ReactNode
  readonly label: string
  readonly className?: string | undefined
  /** The first and the last row in sight, and a few around them. */
  readonly onRange?: (first: number, last: number) => void
}

const usual = 'h-[min(40dvh,330px)]'

/** A list that scrolls by itself and holds only the rows in sight, however many there are. */
export const VirtualList = ({ count, keyOf, row, label, className = usual, onRange }: Props) => {
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 33,
    getItemKey: keyOf,
    overscan: 8,
    onChange: ({ range }) => range && onRange?.(range.startIndex, range.endIndex),
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
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </section>
  )
}
