import { hostileStrings, pushTo, textBody } from '@gatehouse/testing'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test.ts'

const watch = async (page: Page) => {
  const alarms: string[] = []
  page.on('dialog', async (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('pageerror', (error) => alarms.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) alarms.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('http://127.0.0.1')) alarms.push(`request: ${request.url()}`)
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      reportError(new Error(`violates ${event.violatedDirective}`)),
    )
  })
  return alarms
}

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const width of [1440, 390]) {
  test(`hostile labels, names, helps and values are text at ${width} pixels: no dialog, no violation, no broken layout`, async ({
    page,
    gateway,
    groups,
  }) => {
    test.setTimeout(240_000)
    const alarms = await watch(page)
    await page.setViewportSize({ width, height: 900 })
    for (const [n, text] of hostileStrings.entries()) {
      const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(text) ? text : `metric_${n}`
      const family = { name, type: 'gauge', help: text, series: [{ labels: [['l', text]], value: n }] } as const
      const { status } = await pushTo(gateway.url, { job: text, instance: `i${n}`, k: text }, textBody([family]))
      expect(status).toBe(200)
    }
    await groups.open('/?sort=group')
    const scroller = groups.grid
    await expect(groups.row().first()).toBeVisible()
    expect(await sidewaysScroll(page)).toBe(0)
    await scroller.hover()
    for (let step = 0; step < 12; step++) {
      await page.mouse.wheel(0, 500)
      await expect(groups.row().first()).toBeVisible()
      expect(await sidewaysScroll(page)).toBe(0)
    }

    const rows = async () => (await (await fetch(`${groups.url}/api/v1/groups?limit=1000`)).json()).groups
    await expect.poll(rows).toHaveLength(hostileStrings.length)
    for (const { id } of await rows()) {
      await groups.open(`/?group=${id}`)
      await expect(groups.panel.getByRole('tab', { name: /Metrics 1/ })).toBeVisible()
      expect(await sidewaysScroll(page)).toBe(0)
    }

    await groups.open('/jobs')
    await expect(page.getByRole('button', { name: /^Delete job/ }).first()).toBeAttached()
    expect(await sidewaysScroll(page)).toBe(0)
    await page.mouse.move(width / 2, 450)
    for (let step = 0; step < 8; step++) await page.mouse.wheel(0, 700)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(alarms).toEqual([])
  })
}
