import type { Page } from '@playwright/test'
import { pause } from '../pause.ts'
import { timeEffect } from './effect.ts'

const table = (page: Page) => page.getByRole('main')

const middleOf = async (page: Page) => {
  const box = await table(page).boundingBox()
  if (!box) throw new Error('there is no table')
  return { box, x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** How far the table can be scrolled still, in px. */
export const leftBelow = (page: Page): Promise<number> =>
  table(page).evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - clientHeight - scrollTop)

export const scrollToTop = async (page: Page): Promise<void> => {
  await table(page).evaluate((main) => main.scrollTo({ top: 0 }))
  await rowsSettled(page)
}

/** Waits until no row in sight is on its way. */
export const rowsSettled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('[role=row][aria-busy=true]') === null)
  await page.waitForFunction(() => document.querySelector('[role=grid][aria-busy=false]') !== null)
}

/** Turns the wheel over the table at so many px a second, by events of the browser's own, one for each frame. */
export const turnWheel = async (page: Page, { distance, speed }: { distance: number; speed: number }) => {
  const { x, y } = await middleOf(page)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.synthesizeScrollGesture', {
    x: Math.round(x),
    y: Math.round(y),
    yDistance: -Math.round(distance),
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  })
  await cdp.detach()
}

/** Drags the scroll bar from the top to the end in so many ms. */
export const dragScrollbar = async (page: Page, ms: number): Promise<void> => {
  const { box } = await middleOf(page)
  const x = box.x + box.width - 6
  const from = box.y + 22
  await page.mouse.move(x, from)
  await page.mouse.down()
  const began = performance.now()
  for (let share = 0; share < 1; ) {
    share = Math.min(1, (performance.now() - began) / ms)
    await page.mouse.move(x, from + (box.height - 24) * share)
    await pause(8)
  }
  await page.mouse.up()
}

const lastRow = (rows: number) => `[role=row][aria-rowindex="${rows}"]:not([aria-busy])`

/** Goes to the end of the table by the keyboard; gives how long until its last group was painted. */
export const pressEnd = async (page: Page): Promise<number> => {
  const grid = page.getByRole('grid', { name: 'Groups' })
  const rows = Number(await grid.getAttribute('aria-rowcount'))
  await page.keyboard.press('j')
  return timeEffect(page, { event: 'keydown', selector: lastRow(rows) }, () => page.keyboard.press('End'))
}
