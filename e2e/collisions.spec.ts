import { pushRefused, pushTo, readGroups } from '@gatehouse/testing'
import { expect, test } from './fixtures/test.ts'

const size = (labels: string) => `# TYPE backup_size_bytes gauge\nbackup_size_bytes{${labels}} 19756849562\n`
const sameSeries = 'The same series is in two groups'

test.describe('a gateway that takes pushes unchecked', () => {
  test.use({ startGateway: { checked: false } })

  test('of the same series in two groups both are shown, one is deleted, and scrapes work again', async ({
    page,
    gateway,
    collisions,
    deletion,
  }) => {
    await gateway.push({ job: 'backup', instance: 'w-07' }, size('db="main"'))
    await gateway.push({ job: 'backup' }, size('db="main",instance="w-07"'))
    await collisions.open()
    await expect(collisions.head).toContainText('every scrape has failed since')
    const card = collisions.card(sameSeries)
    await expect(card).toContainText('key label instance="w-07"')
    await expect(card).toContainText('body label instance="w-07"')
    await expect(page.getByRole('link', { name: 'Collisions errors: 1' })).toBeVisible()
    await card.getByRole('button', { name: 'Review and delete…' }).click()
    await deletion.includeFresh()
    await deletion.confirm('Delete 1 group')
    await expect(deletion.toast.filter({ hasText: 'Deleted 1 of 1' })).toBeVisible()
    await expect(collisions.resolved).toContainText(sameSeries)
    await expect(collisions.resolved).toContainText('scrapes of prod work again')
    await expect(card).toHaveCount(0)
    expect(await readGroups(gateway.url)).toHaveLength(1)
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(200)
  })

  test('every page tells that scrapes fail, and a row leads to why', async ({ page, gateway, groups }) => {
    await gateway.push({ job: 'backup', instance: 'w-07' }, size('db="main"'))
    await gateway.push({ job: 'backup' }, size('db="main",instance="w-07"'))
    await gateway.push({ job: 'bystander' })
    await groups.open()
    const strip = page.getByRole('region', { name: 'Collisions' })
    await expect(strip).toContainText(/Every scrape of prod has failed since .*: the same series is in two groups/)
    await page.getByRole('button', { name: '1 collision' }).click()
    await expect(groups.row()).toHaveCount(2)
    await groups
      .row('instance')
      .getByRole('button', { name: /same series/ })
      .click()
    await expect(groups.panel.getByRole('article', { name: sameSeries })).toContainText('job="backup"')
    await strip.getByRole('link', { name: 'See why' }).click()
    await expect(page.getByRole('article', { name: sameSeries })).toBeVisible()
    await expect(strip).toBeHidden()
  })

  test.describe('read-only', () => {
    test.use({ start: { args: ['--read-only'] } })

    test('the fix cannot be pressed and says why', async ({ gateway, collisions }) => {
      await gateway.push({ job: 'backup', instance: 'w-07' }, size('db="main"'))
      await gateway.push({ job: 'backup' }, size('db="main",instance="w-07"'))
      await collisions.open()
      const button = collisions.card(sameSeries).getByRole('button', { name: 'Review and delete…' })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(/read-only/)
    })
  })
})

test('a key that is not text is named by its bytes, deleted, and those it kept out come back', async ({
  page,
  gateway,
  collisions,
  deletion,
}) => {
  await gateway.push({ job: 'victim' })
  await pushTo(gateway.url, { job: 'a', k: Uint8Array.of(0xff, 0xfe) }, 'value 1\n')
  await pushRefused(gateway.url, { job: 'victim' }, 'value 2\n')
  await collisions.open()
  const card = page.getByRole('article').filter({ hasText: 'Its true key is {job="a", k="\\xff\\xfe"}' })
  await expect(card).toContainText('kept out meanwhile')
  await card.getByRole('button', { name: 'Review and delete…' }).first().click()
  await deletion.confirm('Delete 1 group')
  await expect(deletion.toast.filter({ hasText: 'Deleted 1 of 1' })).toBeVisible()
  await expect(collisions.resolved).toContainText('scrapes of prod work again')
  await expect(collisions.resolved).toContainText('next push')
  await gateway.push({ job: 'victim' }, 'value 3\n')
  await expect(collisions.resolved).toContainText('accepted since')
})

test('where nothing clashes, the page says what is looked for', async ({ page, gateway, collisions }) => {
  await gateway.push({ job: 'a' })
  await collisions.open()
  await expect(page.getByRole('heading', { name: 'Nothing clashes' })).toBeVisible()
  await expect(collisions.head).toContainText('Scrapes of it work')
})
