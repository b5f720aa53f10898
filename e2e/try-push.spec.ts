import { AxeBuilder } from '@axe-core/playwright'
import { pushTo, readGroups } from '@gatehouse/testing'
import { expect, test } from './fixtures/test.ts'

test('a push is tried before it is sent, and what refuses it is one click away', async ({ page, gateway, groups }) => {
  await gateway.push({ job: 'backup' }, '# TYPE rows gauge\nrows 1\n# TYPE seconds gauge\nseconds 2\n')
  await gateway.push({ job: 'etl' }, '# TYPE loaded counter\nloaded 3\n')
  await groups.open('/try')
  const verdict = page.getByRole('region', { name: 'What would happen' })
  await page.getByLabel('URL').fill(`${gateway.url}/metrics/job/backup`)
  await expect(page.getByLabel('Value of label 1')).toHaveValue('backup')

  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill('# TYPE rows gauge\nrows 5')
  await expect(verdict).toContainText('Would be refused (400)')
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('no line feed at its end')

  await body.fill('# TYPE rows gauge\nrows 5\n')
  await expect(verdict).toContainText('Would be accepted (200)')
  await expect(page.getByRole('region', { name: 'PUT would' })).toContainText('1 replaced, 1 dropped')
  await expect(page.getByRole('region', { name: 'POST would' })).toContainText('1 replaced, 1 kept')

  await body.fill('# TYPE loaded gauge\nloaded 5\n')
  await expect(verdict).toContainText('Would be refused (400)')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  // As predicted, and nothing was sent until now.
  expect((await readGroups(gateway.url)).find(({ labels }) => labels['job'] === 'backup')).toHaveProperty('rows')
  expect((await pushTo(gateway.url, { job: 'backup' }, '# TYPE loaded gauge\nloaded 5\n')).status).toBe(400)

  await verdict.getByRole('link', { name: /etl/ }).click()
  await expect(groups.panel).toContainText('etl')
})

test('a group of the gateway is where a try begins', async ({ page, gateway, groups }) => {
  await gateway.push({ job: 'backup', path: '/var' }, '# TYPE rows gauge\nrows 1\n')
  await groups.open()
  await groups.row('backup').click()
  const group = new URL(page.url()).searchParams.get('group') ?? ''
  await groups.open(`/try?group=${group}`)
  await expect(page.getByRole('textbox', { name: 'Body' })).toHaveValue(
    '# TYPE rows gauge\nrows{instance="",job="backup",path="/var"} 1\n',
  )
  await expect(page.getByLabel('Value of label 2')).toHaveValue('/var')
  const verdict = page.getByRole('region', { name: 'What would happen' })
  await expect(verdict).toContainText('Would be accepted (200)')
  await expect(verdict).toContainText('The value of path needs @base64')
})
