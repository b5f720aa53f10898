import { hostileStrings } from '@gatehouse/testing'
import type { Browser, Locator } from '@playwright/test'
import { GroupsPage } from './fixtures/groups-page.ts'
import { expect, test } from './fixtures/test.ts'

/** Waits until Gatehouse has read so many groups. */
const untilRead = (url: string, groups: number) =>
  expect.poll(async () => (await (await fetch(`${url}/api/v1/groups?limit=1`)).json()).total).toBe(groups)

/** The page as it comes, without any script. */
const openWithoutScripts = async (browser: Browser, url: string, width: number) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } })
  const page = new GroupsPage(await context.newPage(), url)
  await page.open('/?sort=group')
  await expect(page.page.locator('.group-row').first()).toBeVisible()
  return page
}

const placesOf = async (elements: Locator) => {
  const all = await elements.all()
  // Time goes on.
  const textOf = async (one: Locator) => (await one.textContent())?.replace(/\d+ s ago/, '')
  return Promise.all(all.map(async (one) => [await textOf(one), await one.boundingBox()]))
}

// What is drawn ahead is inert, so nothing in it has a role.
const parts = 'header nav, section[aria-label=Filter], fieldset, .groups-head, .group-row, .group-row .chip'

for (const width of [1440, 390]) {
  test(`at ${width} pixels the first rows are in the page itself, and stay where they are when the app is there`, async ({
    browser,
    page,
    gateway,
    groups,
  }) => {
    for (const n of [1, 2, 3]) await gateway.push({ job: `job-${n}`, instance: 'a.rather.long.name.example:9100' })
    await untilRead(groups.url, 3)
    const drawn = await openWithoutScripts(browser, groups.url, width)
    const before = await placesOf(drawn.page.locator(parts))
    await drawn.page.context().close()
    await page.setViewportSize({ width, height: 900 })
    await groups.open('/?sort=group')
    await expect(groups.row()).toHaveCount(3)
    expect(before.length).toBeGreaterThan(9)
    expect(await placesOf(page.locator(parts))).toEqual(before)
  })
}

test('the app begins with the answers that came along, and asks for none of them again', async ({
  browser,
  page,
  gateway,
  groups,
}) => {
  for (const text of hostileStrings) await gateway.push({ job: text, k: text })
  await untilRead(groups.url, hostileStrings.length)
  const drawn = await openWithoutScripts(browser, groups.url, 1440)
  await drawn.page.context().close()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await groups.open('/?sort=group')
  await expect(groups.row().first()).toBeVisible()
  await page.waitForFunction(() => document.querySelector('[inert]') === null)
  expect(asked.filter((path) => /\/api\/v1\/(gateways|groups)$/.test(path))).toEqual([])
})

test.describe('below a route prefix', () => {
  test.use({ start: { args: ['--web.route-prefix=/gate'] } })

  test('rows come with the page, and the app takes over', async ({ browser, gateway, groups }) => {
    await gateway.push({ job: 'nightly' })
    await untilRead(groups.url, 1)
    const drawn = await openWithoutScripts(browser, groups.url, 1440)
    await expect(drawn.page.locator('nav a', { hasText: 'Jobs' })).toHaveAttribute('href', '/gate/jobs')
    await groups.open()
    await groups.filterBy('job="nightly"')
    await expect(groups.page).toHaveURL(/\/gate\/\?match=/)
  })
})

test('the theme somebody chose is there before any script', async ({ page, gateway, groups }) => {
  await gateway.push({ job: 'nightly' })
  await groups.open()
  await page.getByRole('button', { name: 'Dark theme' }).click()
  await expect(page.getByRole('button', { name: 'Light theme' })).toBeVisible()
  for (const path of ['/', '/jobs']) {
    expect(await (await page.request.get(`${groups.url}${path}`)).text()).toContain('<html data-theme="dark"')
  }
})
