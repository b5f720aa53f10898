import type { Browser, CDPSession, Page } from '@playwright/test'
import { residentOf } from '../process-figures.ts'
import { type Launch, launchChromium } from './chromium.ts'

/** A page in a browser of its own: nothing is cached, no other page shares its process. */
export type MeasuredPage = {
  readonly page: Page
  /** DOM nodes after a garbage collection, text nodes among them. */
  readonly nodes: () => Promise<number>
  /** Resident memory of the page's process, in MiB. */
  readonly memory: () => Promise<number>
  /** The heap of the page's scripts after a garbage collection, in MiB. */
  readonly heap: () => Promise<number>
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

const heapOf = async (cdp: CDPSession) => {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

export const openPage = async (launch: Launch = {}): Promise<MeasuredPage> => {
  const browser = await launchChromium(launch)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  return {
    page,
    nodes: () => nodesOf(cdp),
    memory: () => memoryOf(browser),
    heap: () => heapOf(cdp),
    close: () => browser.close(),
  }
}
