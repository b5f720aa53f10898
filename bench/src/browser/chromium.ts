import { type Browser, chromium } from '@playwright/test'

// Chromium's sandbox refuses to run as root; the pages are our own.
const args = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]

/** Starts the Chromium of `$CHROMIUM_PATH`, or Playwright's own. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH']
  return chromium.launch(executablePath ? { executablePath, args } : { args })
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
