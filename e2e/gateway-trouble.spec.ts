import { freePort, pushTo, startPushgateway } from '@gatehouse/testing'
import { startGatehouse } from './fixtures/gatehouse.ts'
import { GroupsPage } from './fixtures/groups-page.ts'
import { expect, test } from './fixtures/test.ts'

test('a gateway that is not there is named with the error, and the page becomes the dashboard by itself', async ({
  page,
  untilTheEnd,
}) => {
  const port = await freePort()
  const gatehouse = untilTheEnd(await startGatehouse({ gateways: { prod: `http://127.0.0.1:${port}` } }))
  const groups = new GroupsPage(page, gatehouse.url)
  await groups.open()
  await expect(page.getByRole('heading', { name: /prod cannot be read/ })).toBeVisible()
  await expect(page.getByText(`http://127.0.0.1:${port}`, { exact: true })).toBeVisible()
  await expect(page.getByText(/ECONNREFUSED/)).toBeVisible()
  const gateway = untilTheEnd(await startPushgateway({ port }))
  await pushTo(gateway.url, { job: 'first' }, 'value 1\n')
  await expect(groups.row('first')).toBeVisible({ timeout: 20_000 })
})

test('a gateway that dies keeps its groups on the screen, marked as old, and comes back', async ({
  page,
  gateway,
  groups,
}) => {
  await gateway.push({ job: 'nightly' })
  await groups.open()
  await expect(groups.row('nightly')).toBeVisible()
  await gateway.stop()
  await expect(page.getByText(/could not be read for/)).toBeVisible({ timeout: 15_000 })
  await expect(groups.row('nightly', 'fresh')).toBeVisible()
  await gateway.restart()
  await expect(page.getByText(/could not be read for/)).toBeHidden({ timeout: 20_000 })
  // The gateway kept its groups in memory only, so they are missing now.
  await expect(groups.row('nightly', 'missing')).toBeVisible()
})

test('an empty gateway teaches a push command that works', async ({ page, gateway, groups }) => {
  await groups.open()
  await expect(page.getByRole('heading', { name: 'prod holds no groups yet' })).toBeVisible()
  await expect(page.getByText(`${gateway.url}/metrics/job`)).toBeVisible()
})

test('rows do not move while somebody selects: the changes wait for a click', async ({ page, gateway, groups }) => {
  await gateway.push({ job: 'b' })
  await groups.open('/?sort=group')
  await groups.select('job="b"')
  await gateway.push({ job: 'a' })
  const apply = page.getByRole('button', { name: /1 change/ })
  await expect(apply).toBeVisible()
  await expect(groups.row().first()).toContainText('job="b"')
  await apply.click()
  await expect(groups.row().first()).toContainText('job="a"')
})
