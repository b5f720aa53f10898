import type { Page } from '@playwright/test'

/** One animation frame of a page that shows a table of groups. */
export type Frame = {
  /** Its time by the page's clock, and how long after the frame before, in ms. */
  readonly at: number
  readonly interval: number
  /** How far the table is scrolled, in px. */
  readonly scrolled: number
  /** Rows in sight that are there with what they say, that are on their way, and that are not there at all. */
  readonly filled: number
  readonly waiting: number
  readonly absent: number
}

declare global {
  interface Window {
    /** Ends the recording that is going on; gives its frames. */
    endFrames?: () => Frame[]
  }
}

// Runs in the page. What a frame shows is looked at in a task after it, when it is on its way.
const record = () => {
  const frames: Frame[] = []
  let isOver = false
  let before: number | undefined

  const rowsInSight = (scroller: Element) => {
    const list = scroller.querySelector<HTMLElement>('[role=grid] > [role=rowgroup]:last-child')
    const head = scroller.querySelector('[role=grid] [role=columnheader]')
    if (!list || !head) return []
    const { top } = list.getBoundingClientRect()
    const from = head.getBoundingClientRect().bottom
    const to = Math.min(scroller.getBoundingClientRect().bottom, top + list.clientHeight)
    const height = 37
    const first = Math.max(0, Math.floor((from - top) / height))
    const last = Math.ceil((to - top) / height) - 1
    const shown = new Map(Array.from(list.children, (row) => [Number(row.ariaRowIndex) - 2, row.ariaBusy === 'true']))
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => shown.get(first + i))
  }

  const look = (at: number) => {
    if (isOver) return
    requestAnimationFrame(look)
    const interval = at - (before ?? at)
    const isFirst = before === undefined
    before = at
    setTimeout(() => {
      const scroller = document.querySelector('main')
      if (!scroller || isFirst) return
      const rows = rowsInSight(scroller)
      const count = (what: boolean | undefined) => rows.filter((isWaiting) => isWaiting === what).length
      const shown = { filled: count(false), waiting: count(true), absent: count(undefined) }
      frames.push({ at, interval, scrolled: scroller.scrollTop, ...shown })
    })
  }
  requestAnimationFrame(look)
  window.endFrames = () => {
    isOver = true
    return frames
  }
}

/** Records every animation frame while something is done. */
export const framesDuring = async <T>(
  page: Page,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly frames: readonly Frame[] }> => {
  await page.evaluate(record)
  const result = await act()
  const frames = await page.evaluate(() => window.endFrames?.() ?? [])
  return { result, frames }
}
