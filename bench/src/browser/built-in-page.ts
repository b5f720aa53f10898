import type { Page } from '@playwright/test'
import { pause } from '../pause.ts'
import { openPage } from './measured-page.ts'

/** What the gateway's own page did, in ms since the navigation began. */
export type BuiltInPage = {
  readonly firstPaint: number
  /** When all of it was painted; the limit when it was not by then. */
  readonly painted: number
  readonly isCutOff: boolean
  readonly nodes: number
  readonly memory: number
}

const readFirstPaint = () =>
  performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime)[0] ?? Number.NaN

// After the load event a frame has to be made of it all.
const paintedAt = () =>
  new Promise<number>((resolve) => {
    const afterFrame = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    if (document.readyState === 'complete') afterFrame()
    else addEventListener('load', afterFrame)
  })

const within = <T>(work: Promise<T>, ms: number, otherwise: T): Promise<T> =>
  Promise.race([work.catch(() => otherwise), pause(ms).then(() => otherwise)])

const waitForFirstPaint = async (page: Page, longestWait: number) => {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, {
    polling: 200,
    timeout: longestWait,
  })
  return page.evaluate(readFirstPaint)
}

/** Opens the gateway's own page and waits until all of it is painted, but no longer than so many ms. */
export const loadBuiltInPage = async (url: string, longestWait: number): Promise<BuiltInPage> => {
  const { page, nodes, memory, close } = await openPage()
  page.setDefaultTimeout(longestWait)
  const began = performance.now()
  await page.goto(url, { waitUntil: 'commit', timeout: longestWait })
  const firstPaint = await within(waitForFirstPaint(page, longestWait), longestWait, Number.NaN)
  const left = longestWait - (performance.now() - began)
  const painted = await within(page.evaluate(paintedAt), left, longestWait)
  const isCutOff = painted >= longestWait
  const figures = {
    // A page that is still busy does not answer.
    nodes: isCutOff ? Number.NaN : await within(nodes(), 60_000, Number.NaN),
    memory: await within(memory(), 10_000, Number.NaN),
  }
  await within(close(), 20_000, undefined)
  return { firstPaint, painted, isCutOff, ...figures }
}
