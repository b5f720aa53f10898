import { pushTo, startPushgateway } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { startTestGatehouse } from './test-gatehouse.ts'

const longText = (i: number) => `${'a'.repeat(1 + (i % 60))}b`.repeat(30).slice(0, 890)

test('a pattern that would block the server is refused, wherever it is asked, and the label is named', async () => {
  const gateway = await startPushgateway({ checked: false })
  for (let i = 0; i < 1_000; i++) await pushTo(gateway.url, { job: 'a', k: `${longText(i)}${i}` }, 'm 1\n')
  const gatehouse = await startTestGatehouse(`--pushgateway.url=prod=${gateway.url}`)
  await gatehouse.readAgain()
  const match = '{k=~"((.{0,30}a){5}){6}x"}'
  for (const path of ['/groups', '/jobs', '/labels']) {
    const { status, body } = await gatehouse.get(`${path}?${new URLSearchParams({ match })}`)
    expect([path, status, body.code]).toEqual([path, 400, 'invalid-match'])
    expect(body.detail).toContain('match: the pattern for "k" takes too long')
  }
  expect((await gatehouse.post('/plans', { selection: { match } })).body.code).toBe('invalid-match')
  await gatehouse.stop()
  await gateway.stop()
})
