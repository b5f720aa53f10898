import type { Browser, CDPSession, Page } from '@playwright/test'
import { residentOf } from '../process-figures.ts'
import { launchChromium } from './chromium.ts'

/** A page in a browser of its own: nothing is cached, no other page shares its process. */
export type MeasuredPage = {
  readonly page: Page
  /** DOM nodes after a garbage collection, text nodes among them. */
  readonly nodes: () => Promise<number>
  /** Resident memory of the page's process, in MiB. */
  readonly memory: () => Promise<number>
  readonly close: () => Promise<void>
}

const nodesOf = async (cdp: CDPSession) => {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.NaN
}

const memoryOf = async (browser: Browser) => {
  const cdp = await browser.newBrowserCDPSession()
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  await cdp.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return Math.max(...renderers.map(({ id }) => residentOf(id)))
}

export const openPage = async (): Promise<MeasuredPage> => {
  const browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  return {
    page,
    nodes: () => nodesOf(cdp),
    memory: () => memoryOf(browser),
    close: () => browser.close(),
  }
}
