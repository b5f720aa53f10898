import { AxeBuilder } from '@axe-core/playwright'
import { freePort } from '@gatehouse/testing'
import type { Page } from '@playwright/test'
import { startGatehouse } from './fixtures/gatehouse.ts'
import { expect, test } from './fixtures/test.ts'

const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${theme}, ${width} pixels wide`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 900 } })

      test('axe finds nothing on any screen', async ({ page, gateway, groups, deletion }) => {
        await gateway.push(
          { job: 'fresh', pod: 'a' },
          '# HELP h Seconds.\n# TYPE h histogram\nh_bucket{le="1"} 1\nh_bucket{le="+Inf"} 2\nh_sum 3\nh_count 2\n',
        )
        test.slow()
        await gateway.push({ job: 'failing' })
        await gateway.push({ job: 'failing' }, 'value 1 123\n')
        await gateway.push({ job: 'never' }, 'value 1 123\n')
        await gateway.push({ job: 'twin' }, '')
        await gateway.push({ job: 'twin', instance: '' }, '')

        await groups.open()
        await expect(groups.row('failing')).toBeVisible()
        expect(await findings(page)).toEqual([])

        await groups.row('job="fresh"').getByText('fresh', { exact: true }).first().click()
        await expect(groups.panel).toContainText('histogram')
        expect(await findings(page)).toEqual([])
        await groups.panel.getByRole('tab', { name: 'Pushes' }).click()
        expect(await findings(page)).toEqual([])
        await groups.panel.getByRole('tab', { name: 'Raw' }).click()
        expect(await findings(page)).toEqual([])
        await groups.panel.getByRole('button', { name: 'Delete…' }).click()
        await expect(deletion.list).toContainText('fresh')
        expect(await findings(page)).toEqual([])
        await deletion.cancel.click()

        await groups.open('/jobs')
        await expect(page.getByRole('button', { name: 'Delete job never…' })).toBeVisible()
        expect(await findings(page)).toEqual([])
        await groups.open('/try')
        await page.getByLabel('URL').fill('/metrics/job/twin/k/..')
        await page.getByRole('textbox', { name: 'Body' }).fill('m{job="x"} 1')
        await expect(page.getByText('Would be redirected')).toBeVisible()
        expect(await findings(page)).toEqual([])
        await page.keyboard.press('Tab')
        await page.getByRole('heading', { name: 'Try a push' }).click()
        await page.keyboard.press('?')
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await findings(page)).toEqual([])
      })

      test.describe('a gateway that takes pushes unchecked', () => {
        test.use({ startGateway: { checked: false } })

        test('axe finds nothing on the screens of collisions', async ({ page, gateway, groups }) => {
          await gateway.push({ job: 'backup', instance: 'w-07' }, 'size{db="main"} 1\n')
          await gateway.push({ job: 'backup' }, 'size{db="main",instance="w-07"} 1\n')
          await gateway.push({ job: 'a' }, '# HELP rows Rows.\n# TYPE rows gauge\nrows 1\n')
          await gateway.push({ job: 'b' }, '# HELP rows Lines.\n# TYPE rows counter\nrows 1\n')
          await gateway.push({ job: 'empty' }, '')
          await groups.open()
          await expect(page.getByRole('region', { name: 'Collisions' })).toContainText('in two groups')
          expect(await findings(page)).toEqual([])
          await groups
            .row('w-07')
            .getByRole('button', { name: /same series/ })
            .click()
          await expect(groups.panel.getByRole('article').first()).toBeVisible()
          expect(await findings(page)).toEqual([])
          await groups.open('/collisions')
          await expect(page.getByRole('article', { name: 'Groups without metrics' })).toBeVisible()
          expect(await findings(page)).toEqual([])
        })
      })

      test('axe finds nothing on the screens of an empty and of a dead gateway', async ({
        page,
        groups,
        untilTheEnd,
      }) => {
        await groups.open()
        await expect(page.getByRole('heading', { name: 'prod holds no groups yet' })).toBeVisible()
        expect(await findings(page)).toEqual([])
        const gatehouse = untilTheEnd(
          await startGatehouse({ gateways: { prod: `http://127.0.0.1:${await freePort()}` } }),
        )
        await page.goto(gatehouse.url)
        await expect(page.getByRole('heading', { name: /cannot be read/ })).toBeVisible()
        expect(await findings(page)).toEqual([])
      })
    })
  }
}
