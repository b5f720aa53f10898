import type { Page } from '@playwright/test'
import type { Launch } from './chromium.ts'
import { timeEffect } from './effect.ts'
import { type MeasuredPage, openPage } from './measured-page.ts'

declare global {
  interface Window {
    /** When the first rows were painted, in ms since the navigation began. */
    rowsPainted?: number
    /** When the list could be used: the app shows the rows, the filter and the column heads. */
    listUsable?: number
  }
}

// Runs in the page before its own scripts. What the server drew is inert until the app takes its place.
const noteRows = () => {
  const isShown = () => document.querySelector('[role=grid] [role=gridcell]') !== null
  const isUsable = () =>
    document.querySelector('[inert] [role=grid]') === null &&
    document.querySelector('[role=grid] [role=gridcell]') !== null &&
    document.querySelector('input[role=combobox]:enabled') !== null &&
    document.querySelector('[role=columnheader] button:enabled') !== null
  // The frame that is being made shows it; a task after it runs once that frame is on its way.
  const whenPainted = (isThere: () => boolean, note: (at: number) => void) => {
    const look = () => {
      if (!isThere()) return void requestAnimationFrame(look)
      setTimeout(() => note(performance.now()))
    }
    requestAnimationFrame(look)
  }
  whenPainted(isShown, (at) => {
    window.rowsPainted = at
  })
  whenPainted(isUsable, (at) => {
    window.listUsable = at
  })
}

// Where rows come with the first frame, that is on the screen when the browser says so, as for the built-in page.
const readTimes = () => {
  const firstPaint = performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime)
  return {
    rowsPainted: Math.max(window.rowsPainted ?? Number.NaN, ...firstPaint),
    usable: window.listUsable ?? Number.NaN,
  }
}

export type OurPage = MeasuredPage & { readonly rowsPainted: number; readonly usable: number }

/** Opens our groups screen; gives the page and when its rows were painted, and when they could be searched and sorted. */
export const loadOurPage = async (url: string, launch: Launch = {}): Promise<OurPage> => {
  const opened = await openPage(launch)
  await opened.page.addInitScript(noteRows)
  await opened.page.goto(url, { waitUntil: 'commit' })
  await opened.page.waitForFunction(() => window.listUsable !== undefined, undefined, { polling: 50 })
  return { ...opened, ...(await opened.page.evaluate(readTimes)) }
}

const panel = 'aside[aria-label=Group]'

/** Clicks on a row; gives how long it took until the group's metrics were painted. Closes the panel again. */
export const openGroup = async (page: Page, row: number): Promise<number> => {
  // Elsewhere in the row there may be a chip, which filters.
  const time = page.locator('[role=gridcell].col-push').nth(row)
  const painted = { event: 'click', selector: `${panel} [role=tabpanel] section` } as const
  const took = await timeEffect(page, painted, () => time.click())
  await page.keyboard.press('Escape')
  await page.locator(panel).waitFor({ state: 'detached' })
  return took
}

/** Sorts by the number of series; gives how long it took until the rows stood in that order. */
export const sortBySeries = (page: Page): Promise<number> => {
  const heading = page.getByRole('columnheader', { name: 'Series' }).getByRole('button')
  const selector = '[role=grid][aria-busy=false] .col-series[aria-sort]:not([aria-sort=none])'
  return timeEffect(page, { event: 'click', selector }, () => heading.click())
}

/** Filters the list; gives how long it took from Enter until it showed what matches. */
export const searchFor = async (page: Page, text: string): Promise<number> => {
  const field = page.getByRole('combobox', { name: 'Filter groups' })
  await field.fill(text)
  const rows = await page.getByRole('grid', { name: 'Groups' }).getAttribute('aria-rowcount')
  const selector = `[role=grid][aria-busy=false]:not([aria-rowcount="${rows}"])`
  return timeEffect(page, { event: 'keydown', selector }, () => field.press('Enter'))
}
