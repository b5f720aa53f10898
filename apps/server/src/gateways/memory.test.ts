import { expect, test } from 'vitest'
import { rememberGateway } from './memory.ts'

const answer = (...groups: readonly { job: string; at: number }[]) => {
  const family = (labels: object, value: number) => ({
    time_stamp: '2026-01-01T00:00:00Z',
    type: 'GAUGE',
    metrics: [{ labels: { ...labels, instance: '' }, value: String(value) }],
  })
  const data = groups.map(({ job, at }) => ({
    labels: { job },
    push_time_seconds: family({ job }, at),
    push_failure_time_seconds: family({ job }, 0),
  }))
  return Buffer.from(JSON.stringify({ status: 'success', data }))
}

const begin = () => {
  const memory = rememberGateway({ gateway: 'prod', rules: [] })
  const read = async (bytes: Uint8Array, forgotten: readonly string[] = [], remembered: readonly string[] = []) =>
    memory.take({ chunks: [bytes], readAt: 1_000_000, forgotten, remembered, isWholeUtf8: async () => true })
  return { ...memory, read }
}

const missing = (rows: Awaited<ReturnType<ReturnType<typeof begin>['read']>>) =>
  [...rows.values()].filter(({ missingSince }) => missingSince > 0)

test('a deleted group that one more read still shows is not missing when it goes', async () => {
  const { read } = begin()
  const [id = ''] = [...(await read(answer({ job: 'a', at: 1 }))).keys()]
  await read(answer({ job: 'a', at: 1 }), [id])
  expect(missing(await read(answer()))).toEqual([])
})

test('a deleted group that was pushed again is missing when it vanishes later', async () => {
  const { read } = begin()
  const [id = ''] = [...(await read(answer({ job: 'a', at: 1 }))).keys()]
  await read(answer({ job: 'a', at: 2 }), [id])
  expect(missing(await read(answer()))).toHaveLength(1)
})

test('a group that was to be deleted and was not is missing when it vanishes later', async () => {
  const { read } = begin()
  const [id = ''] = [...(await read(answer({ job: 'a', at: 1 }))).keys()]
  await read(answer({ job: 'a', at: 1 }), [id])
  await read(answer({ job: 'a', at: 1 }), [], [id])
  expect(missing(await read(answer()))).toHaveLength(1)
})

test('an answer that is no list of groups changes nothing', async () => {
  const { read, families } = begin()
  const [id = ''] = [...(await read(answer({ job: 'a', at: 1 }))).keys()]
  await expect(read(Buffer.from('{"status":"success","data":[{}]}'))).rejects.toThrow('group 0')
  expect(families([id]).get(id)).toEqual([])
})
