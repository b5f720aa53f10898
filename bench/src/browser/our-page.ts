import type { Page } from '@playwright/test'
import type { Launch } from './chromium.ts'
import { timeEffect } from './effect.ts'
import { type MeasuredPage, openPage } from './measured-page.ts'

declare global {
  interface Window {
    /** When the first rows were painted, in ms since the navigation began. */
    rowsPainted?: number
  }
}

// Runs in the page before its own scripts. Rows, the filter and the column heads stand there together.
const noteRows = () => {
  const isUsable = () =>
    document.querySelector('[role=grid] [role=gridcell]') !== null &&
    document.querySelector('input[role=combobox]:enabled') !== null &&
    document.querySelector('[role=columnheader] button:enabled') !== null
  const look = () => {
    if (!isUsable()) return void requestAnimationFrame(look)
    setTimeout(() => {
      window.rowsPainted = performance.now()
    })
  }
  requestAnimationFrame(look)
}

/** Opens our groups screen; gives the page and when its rows were painted, to be searched and sorted. */
export const loadOurPage = async (
  url: string,
  launch: Launch = {},
): Promise<MeasuredPage & { readonly rowsPainted: number }> => {
  const opened = await openPage(launch)
  await opened.page.addInitScript(noteRows)
  await opened.page.goto(url, { waitUntil: 'commit' })
  await opened.page.waitForFunction(() => window.rowsPainted !== undefined, undefined, { polling: 50 })
  const rowsPainted = await opened.page.evaluate(() => window.rowsPainted ?? Number.NaN)
  return { ...opened, rowsPainted }
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
