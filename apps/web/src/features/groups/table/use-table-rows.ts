import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { isDrawnAhead } from '../../../lib/drawn-ahead.ts'
import { useMediaQuery } from '../../../lib/use-media-query.ts'
import type { RowWindow } from '../groups-query.ts'
import { foldedWhen, footHeight, headHeight, rowHeight } from './row-heights.ts'
import { windowAround } from './window-around.ts'

type Options = {
  readonly count: number
  /** The row with the focus stays, also out of sight, or the focus would be lost. */
  readonly active: number | null
  readonly scroller: RefObject<HTMLElement | null>
  readonly onWindow: (window: RowWindow) => void
}

// Before anything was laid out. Where nobody knows the screen, it is as large as most; each row more delays the first paint.
const firstRect = isDrawnAhead ? { width: 1440, height: 888 } : { width: window.innerWidth, height: window.innerHeight }

const overscan = isDrawnAhead ? 0 : 6

const noKeep: readonly number[] = []

/** The rows in sight and a few around them, and where they are. */
export const useTableRows = ({ count, active, scroller, onWindow }: Options) => {
  const list = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const isFolded = useMediaQuery(foldedWhen)
  const size = isFolded ? rowHeight.folded : rowHeight.table
  const keep = active === null || active >= count ? noKeep : [active]
  const rows = useVirtualizer<HTMLElement, HTMLDivElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    initialRect: firstRect,
    overscan,
    scrollMargin: top,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footHeight,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...keep])].sort((a, b) => a - b),
    onChange: ({ range }) => range && onWindow(windowAround(range.startIndex, range.endIndex)),
  })
  // What stands above the list can change its height at any time. To ask while rows move would lay the page out once more
  // for every frame.
  useLayoutEffect(() => {
    if (!rows.isScrolling) setTop(list.current?.offsetTop ?? 0)
  })
  useLayoutEffect(() => rows.measure(), [rows, size])
  const inSight = Math.max(0, (rows.scrollRect?.height ?? 0) - footHeight)
  const begin = Math.max(0, (rows.scrollOffset ?? 0) + headHeight - top)
  const end = (rows.scrollOffset ?? 0) + inSight - top
  return {
    rows,
    list,
    /** The first and the last row in sight, counted from 1. A row half hidden counts as seen. */
    shown: isDrawnAhead
      ? null
      : {
          first: Math.min(Math.floor((begin > headHeight ? begin : 0) / size) + 1, count),
          last: Math.min(Math.max(1, Math.ceil(end / size)), count),
        },
  }
}
