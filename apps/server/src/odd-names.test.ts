import { readGroups, send, startPushgateway } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { startTestGatehouse } from './test-gatehouse.ts'

const withUtf8Names = '--push.enable-utf8-names'
const put = (url: string, name: string) => send(url, `/metrics/job/a/${name}/x`, { method: 'PUT', body: 'v 1\n' })
const namesOf = async (url: string) =>
  (await readGroups(url)).flatMap(({ labels }) => Object.keys(labels).filter((name) => name !== 'job')).sort()

/** Plans and runs the deletion of the group that has this label. */
const deleteGroupWith = async (url: string, name: string) => {
  const gatehouse = await startTestGatehouse(`--pushgateway.url=prod=${url}`)
  await gatehouse.readAgain()
  const selection = { match: `{${JSON.stringify(name)}="x"}` }
  const plan = await gatehouse.post('/plans', { selection, includeFresh: true })
  expect(plan.body.total).toBe(1)
  const { body } = await gatehouse.post(`/plans/${plan.body.id}/apply`, { confirm: plan.body.confirm ?? undefined })
  const { outcomes } = await gatehouse.finished(body.runId)
  await gatehouse.stop()
  return outcomes
}

test('a name that needs the flag is deleted where the flag is on', async () => {
  const gateway = await startPushgateway({ line: '1.11', args: [withUtf8Names] })
  for (const name of ['U__foo_2e_bar', 'U__U____foo__2e__bar']) await put(gateway.url, name)
  expect(await namesOf(gateway.url)).toEqual(['U__foo_2e_bar', 'foo.bar'])
  expect(await deleteGroupWith(gateway.url, 'foo.bar')).toMatchObject({ deleted: 1 })
  expect(await namesOf(gateway.url)).toEqual(['U__foo_2e_bar'])
  expect(await deleteGroupWith(gateway.url, 'U__foo_2e_bar')).toMatchObject({ deleted: 1 })
  await gateway.stop()
})

test('where the flag is off again such a group stays, and the group of the encoded name is safe', async () => {
  const first = await startPushgateway({ line: '1.11', persistenceFile: 'state', args: [withUtf8Names] })
  await put(first.url, 'U__foo_2e_bar')
  await first.stop()
  const options = { line: '1.11', persistenceFile: `${first.folder}/state`, checked: false } as const
  const gateway = await startPushgateway(options)
  await put(gateway.url, 'U__foo_2e_bar')
  await expect.poll(() => namesOf(gateway.url)).toEqual(['U__foo_2e_bar', 'foo.bar'])
  expect(await deleteGroupWith(gateway.url, 'foo.bar')).toMatchObject({ deleted: 0, failed: 1 })
  expect(await namesOf(gateway.url)).toEqual(['U__foo_2e_bar', 'foo.bar'])
  expect(await deleteGroupWith(gateway.url, 'U__foo_2e_bar')).toMatchObject({ deleted: 1 })
  expect(await namesOf(gateway.url)).toEqual(['foo.bar'])
  await gateway.stop()
})
