import { pushTo, startPushgateway } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { openPushgateway } from './index.ts'
import { ownFamilies } from './metrics-page.ts'

async function* inPieces(text: string) {
  for (const byte of Buffer.from(text)) yield Uint8Array.of(byte)
}

test('families without a job are those of the gateway, however the page arrives', async () => {
  const page = [
    '# HELP m Pushed, in\u2028two lines.',
    '# TYPE m gauge',
    'm{instance="",job="a"} 1',
    '# HELP own Its own.',
    '# TYPE own counter',
    'own{code="200"} 1',
    'own{instance="",job="a"} 2',
    '# TYPE s summary',
    's{quantile="0.5"} 1',
    's_sum 1',
    's_count 1',
    '# TYPE z gauge',
    'z{instance="x{job=",job="é"} 1',
    '',
  ].join('\n')
  expect(await ownFamilies(inPieces(page))).toEqual([
    { name: 'own', type: 'counter', help: 'Its own.' },
    { name: 's', type: 'summary', help: '' },
  ])
})

test('a gateway tells its own families, or why its page fails', async () => {
  const gateway = await startPushgateway({ checked: false })
  const client = openPushgateway({ url: gateway.url, timeout: 10_000, maxBytes: 2 ** 24 })
  const status = await client.readStatus()
  await pushTo(gateway.url, { job: 'a' }, 'm{x="1"} 1\n')
  const read = await client.readOwnFamilies(status)
  const names = read.ok ? read.families.map(({ name }) => name) : []
  expect(names).toContain('go_goroutines')
  expect(names).toContain('pushgateway_http_requests_total')
  expect(names).not.toContain('m')
  await pushTo(gateway.url, { job: 'b' }, '# TYPE m gauge\nm 1\n')
  const failing = { ok: false, status: 500, said: expect.stringMatching(/"m".*is not a/) }
  await expect.poll(() => client.readOwnFamilies(status)).toEqual(failing)
  await client.close()
  await gateway.stop()
})
