import { type Browser, chromium } from '@playwright/test'

// Chromium's sandbox refuses to run as root; the pages are our own.
const args = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]

export type Launch = {
  /** Scroll bars that can be dragged, as on a desktop; Playwright hides them. */
  readonly scrollbars?: boolean
}

/** Starts the Chromium of `$CHROMIUM_PATH`, or Playwright's own. */
export const launchChromium = ({ scrollbars = false }: Launch = {}): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH']
  const ignoreDefaultArgs = scrollbars ? ['--hide-scrollbars'] : []
  return chromium.launch({ args, ignoreDefaultArgs, ...(executablePath ? { executablePath } : {}) })
}

export const chromiumVersion = async (): Promise<string> => {
  try {
    const browser = await launchChromium()
    const version = browser.version()
    await browser.close()
    return version
  } catch {
    return 'none'
  }
}
