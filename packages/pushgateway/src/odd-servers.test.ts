import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { freePort, startPushgateway } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { openPushgateway } from './pushgateway.ts'
import { ask, failureOf, readBytes } from './test-address.ts'

/** Runs a server that answers any request with these bytes, and asks it for its groups. */
const answeredWith = async (bytes: string) => {
  const server = createServer((socket) => {
    socket.on('error', () => {}).on('data', () => socket.end(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const failure = await failureOf(ask(`http://127.0.0.1:${port}`, readBytes))
  server.close()
  return failure
}

test.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}`],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
])('%s is a broken answer', async (_, bytes) => {
  const { code, message } = await answeredWith(bytes)
  expect(code).toBe('broken-answer')
  expect(message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/api\/v1\/metrics: ./)
})

test('a connection that closes without an answer is unreachable', async () => {
  expect((await answeredWith('')).code).toBe('unreachable')
})

test('a name that does not resolve is unreachable', async () => {
  const { code, message } = await failureOf(ask('http://nowhere.invalid:9091', readBytes))
  expect(code).toBe('unreachable')
  expect(message).toContain('nowhere.invalid')
})

test('where nobody listens on any address of a name, each refusal is told', async () => {
  const port = await freePort()
  const { code, message } = await failureOf(ask(`http://localhost:${port}`, readBytes))
  expect(code).toBe('unreachable')
  expect(message).toMatch(/ECONNREFUSED/)
})

test('a gateway that was restarted is read again over the same client', async () => {
  const gateway = await startPushgateway()
  const pushgateway = openPushgateway({ url: gateway.url, timeout: 5_000, maxBytes: 1_000_000 })
  await readBytes(pushgateway)
  await gateway.kill()
  expect((await failureOf(readBytes(pushgateway))).code).toBe('unreachable')
  await gateway.restart()
  await expect(readBytes(pushgateway)).resolves.toBeDefined()
  await pushgateway.close()
  await gateway.stop()
})

test('closing ends what is under way as unreachable', async () => {
  const server = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const pushgateway = openPushgateway({ url: `http://127.0.0.1:${port}`, timeout: 60_000, maxBytes: 1_000 })
  const failure = failureOf(readBytes(pushgateway))
  await once(server, 'connection')
  await pushgateway.close()
  expect((await failure).code).toBe('unreachable')
  server.close()
})
