import { pushTo, startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import { startGatehouse } from './fixtures/gatehouse.ts'
import { GroupsPage } from './fixtures/groups-page.ts'
import { expect, test } from './fixtures/test.ts'

const hour = 3_600_000

test('what has not pushed for a day is found with one click', async ({ page, gateway, untilTheEnd }) => {
  await gateway.push({ job: 'hourly' })
  // A gateway whose clock is 26 hours ahead of its pushes holds groups that are 26 hours old.
  const old = untilTheEnd(await startPushgateway())
  await pushTo(old.url, { job: 'forgotten' }, 'value 1\n')
  const proxy = untilTheEnd(await startFaultyProxy(old.url))
  await proxy.fault({ kind: 'date', date: new Date(Date.now() + 26 * hour) })
  const gatehouse = untilTheEnd(await startGatehouse({ gateways: { prod: gateway.url, old: proxy.url } }))
  const groups = new GroupsPage(page, gatehouse.url)

  await groups.open()
  await expect(groups.row()).toHaveCount(2)
  await page.getByRole('button', { name: '1 group last pushed 1 d to 3 d ago' }).click()
  await expect(groups.row()).toHaveCount(1)
  await expect(groups.row('forgotten', '26 h ago')).toBeVisible()
})

test('a filter becomes pills, stands in the URL, and a colleague sees the same', async ({
  page,
  gateway,
  groups,
  browser,
}) => {
  await gateway.push({ job: 'etl-load', pod: 'a' })
  await gateway.push({ job: 'etl-load' })
  await gateway.push({ job: 'etl-dump', pod: 'b' })
  await gateway.push({ job: 'backup', pod: 'c' })
  await groups.open()
  await expect(groups.row()).toHaveCount(4)

  await groups.filterBy('job=~"etl.*",pod!=""')
  await expect(groups.row()).toHaveCount(2)
  await expect(groups.row('etl-load', 'pod')).toBeVisible()
  await expect(groups.row('etl-dump')).toBeVisible()

  const colleague = await browser.newPage()
  await colleague.goto(page.url())
  const theirs = new GroupsPage(colleague, groups.url)
  await expect(theirs.row()).toHaveCount(2)
  await colleague.close()

  await page.goBack()
  await expect(groups.row()).toHaveCount(4)
})

test('a mistake in a filter is shown where it is, and nothing typed is lost', async ({ page, gateway, groups }) => {
  await gateway.push({ job: 'a' })
  await groups.open()
  await groups.filterBy('job=~"("')
  await expect(page.getByText(/column 6/)).toBeVisible()
  await expect(groups.filter).toHaveValue('job=~"("')
})

test('a chip filters by its label, and with Alt it excludes it', async ({ gateway, groups }) => {
  await gateway.push({ job: 'a', env: 'qa' })
  await gateway.push({ job: 'b', env: 'prod' })
  await groups.open()
  await groups.row('qa').getByRole('button', { name: 'env="qa"' }).click()
  await expect(groups.row()).toHaveCount(1)
  await expect(groups.row('qa')).toBeVisible()
  await groups.open()
  await groups
    .row('qa')
    .getByRole('button', { name: 'env="qa"' })
    .click({ modifiers: ['Alt'] })
  await expect(groups.row('prod')).toBeVisible()
  await expect(groups.row('qa')).toHaveCount(0)
})

test('a group opens beside the list with its metrics, and its URL opens it again', async ({
  page,
  gateway,
  groups,
}) => {
  await gateway.push({ job: 'backup' }, '# HELP size_bytes Size.\n# TYPE size_bytes gauge\nsize_bytes 2147483648\n')
  await groups.open()
  await groups.row('backup').click()
  await expect(groups.panel).toContainText('size_bytes')
  await expect(groups.panel).toContainText('2 GiB')
  await page.reload()
  await expect(groups.panel).toContainText('Size.')
  await groups.panel.getByRole('tab', { name: 'Raw' }).click()
  await expect(groups.panel).toContainText('# TYPE size_bytes gauge')
})

test('the keyboard moves, selects, opens, deletes and finds the filter', async ({
  page,
  gateway,
  groups,
  deletion,
}) => {
  for (const job of ['a', 'b', 'c']) await gateway.push({ job })
  await groups.open('/?sort=group')
  await expect(groups.row()).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(groups.row('job="b"').getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(groups.panel).toContainText('job="b"')
  await page.keyboard.press('Escape')
  await expect(groups.panel).toBeHidden()
  await page.keyboard.press('#')
  await expect(deletion.dialog).toBeVisible()
  await expect(deletion.cancel).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(groups.filter).toBeFocused()
})
