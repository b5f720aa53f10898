import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningPushgateway, startPushgateway, temporaryFolder } from '@gatehouse/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GatewayAddress } from './address.ts'
import type { Pushgateway } from './pushgateway.ts'
import { ask, failureOf, readBytes } from './test-address.ts'

const password = 'correct horse'
const hash = '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e'
const basicAuth = { username: 'gatehouse', password }

/** Makes a key and a certificate for push.example that is its own authority, and gives the certificate. */
const makeCertificate = (folder: string, name: string) => {
  const certificate = join(folder, `${name}.crt`)
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    join(folder, `${name}.key`),
  ]
  const names = ['-subj', '/CN=push.example', '-addext', 'subjectAltName=DNS:push.example']
  execFileSync('openssl', ['req', '-x509', ...key, '-out', certificate, '-days', '2', ...names], { stdio: 'pipe' })
  return readFileSync(certificate, 'utf8')
}

describe.each(['1.5', '1.11'] as const)('of line %s, with TLS and basic authentication', (line) => {
  let gateway: RunningPushgateway
  let url: string
  let ca: string
  let otherCa: string

  beforeAll(async () => {
    const folder = temporaryFolder()
    ca = makeCertificate(folder, 'server')
    otherCa = makeCertificate(folder, 'other')
    const config = join(folder, 'web.yml')
    const tls = `tls_server_config:\n  cert_file: server.crt\n  key_file: server.key\n`
    writeFileSync(config, `${tls}basic_auth_users:\n  gatehouse: ${hash}\n`)
    gateway = await startPushgateway({ line, args: [`--web.config.file=${config}`] })
    url = gateway.url.replace('http:', 'https:')
  })

  afterAll(() => gateway.stop())

  const good = (): Partial<GatewayAddress> => ({ basicAuth, tls: { ca, serverName: 'push.example' } })
  const status = ({ readStatus }: Pushgateway) => readStatus()

  test('the right password and authority open every request', async () => {
    expect((await ask(url, status, good())).version).toMatch(/^1\./)
    expect((await ask(url, readBytes, good())).bytes.toString()).toContain('"data":[]')
    await ask(url, ({ remove }) => remove([['job', 'a']]), good())
  })

  test('a wrong password is unauthorized and never told', async () => {
    const wrong = { username: 'gatehouse', password: 'tr0ub4dor' }
    const secrets = [wrong.password, Buffer.from('gatehouse:tr0ub4dor').toString('base64')]
    const remove = (pushgateway: Pushgateway) => pushgateway.remove([['job', 'a']])
    for (const question of [status, remove]) {
      const { code, message } = await failureOf(ask<unknown>(url, question, { ...good(), basicAuth: wrong }))
      expect(code).toBe('unauthorized')
      expect(message).toMatch(/^(GET|DELETE) https:.*answered 401/)
      for (const secret of secrets) expect(message).not.toContain(secret)
    }
  })

  test('no password is unauthorized', async () => {
    expect((await failureOf(ask(url, status, { ...good(), basicAuth: undefined }))).code).toBe('unauthorized')
  })

  test.each([
    ['no authority of its own', () => ({ serverName: 'push.example' }), /self-signed certificate/],
    [
      'another authority',
      () => ({ ca: otherCa, serverName: 'push.example' }),
      /self-signed certificate|unable to verify|signature/,
    ],
    ['another server name', () => ({ ca, serverName: 'other.example' }), /other\.example/],
    ['no server name', () => ({ ca }), /127\.0\.0\.1/],
  ])('with %s it is unreachable, and the reason can be read', async (_, tls, reason) => {
    const { code, message } = await failureOf(ask(url, status, { basicAuth, tls: tls() }))
    expect(code).toBe('unreachable')
    expect(message).toMatch(reason)
    expect(message).toMatch(/^GET https:\/\/127\.0\.0\.1:\d+\/api\/v1\/status: [^\n]+$/)
  })

  test('verification can be switched off', async () => {
    expect((await ask(url, status, { basicAuth, tls: { insecureSkipVerify: true } })).version).toMatch(/^1\./)
  })

  test('plain HTTP to its port gives the gateway’s own words', async () => {
    const { code, message } = await failureOf(ask(gateway.url, status))
    expect(code).toBe('bad-status')
    expect(message).toContain('Client sent an HTTP request to an HTTPS server')
  })
})

test('TLS to a plain gateway is unreachable, in words without paths of OpenSSL', async () => {
  const plain = await startPushgateway()
  const { code, message } = await failureOf(ask(plain.url.replace('http:', 'https:'), ({ readStatus }) => readStatus()))
  expect(code).toBe('unreachable')
  expect(message).toMatch(/: TLS: [a-z ]+$/)
  await plain.stop()
})
