import { readGroups } from '@gatehouse/testing'
import { expect, test } from './fixtures/test.ts'

const jobsAt = async (url: string) => (await readGroups(url)).map(({ labels }) => labels['job']).sort()

test('one group is deleted, and its namesakes are not', async ({ gateway, groups, deletion }) => {
  await gateway.push({ job: 'report' })
  await gateway.push({ job: 'report', pod: 'x' })
  await groups.open()
  await groups.proposeDelete('report', 'pod')
  await expect(deletion.cancel).toBeFocused()
  await deletion.includeFresh()
  await expect(deletion.dialog).toContainText('This cannot be undone')
  await deletion.confirm('Delete 1 group')
  await expect(deletion.toast.filter({ hasText: 'Deleted 1 of 1' })).toBeVisible()
  await expect(groups.row('pod')).toHaveCount(0)
  expect((await readGroups(gateway.url)).map(({ labels }) => labels)).toEqual([{ job: 'report' }])
})

test('a fresh group stays until somebody ticks that it may go', async ({ gateway, groups, deletion }) => {
  await gateway.push({ job: 'alive' })
  await groups.open()
  await groups.proposeDelete('alive')
  await expect(deletion.list).toContainText('kept: fresh')
  await expect(deletion.dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled()
  await deletion.cancel.click()
  expect(await jobsAt(gateway.url)).toEqual(['alive'])
})

test('three selected groups are listed and deleted', async ({ page, gateway, groups, deletion }) => {
  for (const job of ['a1', 'a2', 'a3', 'keep']) await gateway.push({ job })
  await groups.open('/?sort=group')
  for (const job of ['a1', 'a2', 'a3']) await groups.select(job)
  await page.getByRole('button', { name: 'Delete 3 groups…' }).click()
  await deletion.includeFresh()
  for (const job of ['a1', 'a2', 'a3']) await expect(deletion.list).toContainText(job)
  await expect(deletion.list).not.toContainText('keep')
  await deletion.confirm('Delete 3 groups')
  await expect(deletion.toast.filter({ hasText: 'Deleted 3 of 3' })).toBeVisible()
  await expect(groups.row()).toHaveCount(1)
  expect(await jobsAt(gateway.url)).toEqual(['keep'])
})

test('a whole job of 37 groups goes, but the one that is pushed again meanwhile is kept', async ({
  page,
  gateway,
  groups,
  deletion,
}) => {
  for (let n = 0; n < 36; n++) await gateway.push({ job: 'report', pod: `report-${n}` })
  await gateway.push({ job: 'report' })
  await gateway.push({ job: 'reporting' })
  await groups.open('/jobs')
  await page.getByRole('button', { name: 'Delete job report…' }).click()
  await deletion.includeFresh()
  await expect(deletion.dialog.getByRole('button', { name: 'Delete 37 groups' })).toBeEnabled()
  await gateway.push({ job: 'report', pod: 'report-7' })
  await deletion.confirm('Delete 37 groups')
  await expect(deletion.dialog).toContainText('Deleted 36 of 37 · 1 was pushed again and kept')
  await expect(deletion.dialog).toContainText('it was pushed again, and kept')
  expect((await readGroups(gateway.url)).map(({ labels }) => labels)).toEqual(
    expect.arrayContaining([{ job: 'report', pod: 'report-7' }, { job: 'reporting' }]),
  )
  expect(await jobsAt(gateway.url)).toEqual(['report', 'reporting'])
})

test('everything that matches is selected over rows never loaded, and its name has to be typed', async ({
  page,
  gateway,
  groups,
  deletion,
}) => {
  test.slow()
  await Promise.all(Array.from({ length: 130 }, (_, n) => gateway.push({ job: 'batch', pod: `p${n}` })))
  await gateway.push({ job: 'keep' })
  await groups.open('/')
  await groups.filterBy('job="batch"')
  await page.getByRole('checkbox', { name: 'Select all 130 matching groups' }).check()
  await page.getByRole('button', { name: 'Delete 130 groups…' }).click()
  await deletion.includeFresh()
  const go = deletion.dialog.getByRole('button', { name: 'Delete 130 groups' })
  await expect(go).toBeDisabled()
  await deletion.dialog.getByRole('textbox').fill('prod')
  await go.click()
  await expect(deletion.toast.filter({ hasText: 'Deleted 130 of 130' })).toBeVisible({ timeout: 20_000 })
  expect(await jobsAt(gateway.url)).toEqual(['keep'])
})

test.describe('read-only', () => {
  test.use({ start: { args: ['--read-only'] } })

  test('nothing can be deleted, and the page says why', async ({ gateway, groups, deletion, page }) => {
    await gateway.push({ job: 'a' })
    await groups.open()
    await groups.row('job="a"').hover()
    const button = groups.row('job="a"').getByRole('button', { name: 'Delete…' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(/read-only/)
    await groups.row('job="a"').getByRole('checkbox').check()
    await page.keyboard.press('#')
    await expect(deletion.dialog).toBeHidden()
  })
})
