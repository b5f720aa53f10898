import { describe, expect, test } from 'vitest'
import { readConfig } from './read-config.ts'

const read = (text: string) => readConfig(text, { folder: '/etc/gatehouse' })

const config = (text: string) => {
  const result = read(text)
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes))
  return result.config
}

describe('a config file', () => {
  test.each(['', '\n', '---\n', '# nothing yet\n', 'gateways:\nexpectations:\ndefaults:\n', '{}', 'null', '\ufeff'])(
    '%j means the defaults',
    (text) =>
      expect(config(text)).toEqual({ gateways: [], expectations: [], defaults: { staleAfter: 36 * 3_600_000 } }),
  )

  test('names a gateway with a URL, the rest has defaults', () => {
    expect(config('gateways: [{ name: prod, url: "http://localhost:9091" }]').gateways).toEqual([
      {
        name: 'prod',
        url: 'http://localhost:9091',
        note: null,
        pollInterval: 5000,
        timeout: 30_000,
        readOnly: false,
        basicAuth: null,
        tls: null,
      },
    ])
  })

  test('says everything there is to say about a gateway', () => {
    const text = `gateways:
  - name: prod
    url: https://push.example:9091/prefix/
    note: 'the one in Prague'
    poll_interval: 15s
    timeout: 1m30s
    read_only: true
    basic_auth: { username: gatehouse, password_file: secrets/prod }
    tls: { ca_file: ca.pem, insecure_skip_verify: true, server_name: push.internal }
`
    expect(config(text).gateways).toEqual([
      {
        name: 'prod',
        url: 'https://push.example:9091/prefix',
        note: 'the one in Prague',
        pollInterval: 15_000,
        timeout: 90_000,
        readOnly: true,
        basicAuth: { username: 'gatehouse', passwordFile: '/etc/gatehouse/secrets/prod' },
        tls: { caFile: '/etc/gatehouse/ca.pem', insecureSkipVerify: true, serverName: 'push.internal' },
      },
    ])
  })

  test('takes absolute paths as they are', () => {
    const text = 'gateways: [{ name: a, url: "http://a", tls: { ca_file: /ca.pem } }]'
    expect(config(text).gateways[0]?.tls?.caFile).toBe('/ca.pem')
  })

  test('keeps a password secret', () => {
    const text = 'gateways: [{ name: a, url: "http://a", basic_auth: { username: u, password: hunter2 } }]'
    const [gateway] = config(text).gateways
    expect(JSON.stringify(gateway)).not.toContain('hunter2')
    expect(gateway?.basicAuth && 'password' in gateway.basicAuth && gateway.basicAuth.password.reveal()).toBe('hunter2')
  })

  test('says how often groups should push', () => {
    const text = `expectations:
  - { match: '{job=~"nightly-.*"}', every: 24h, grace: 30m, stale_after: 3d }
  - { match: 'job="once"', every: never }
  - { match: '{}', every: 1h, grace: 0 }
defaults: { stale_after: 2d }
`
    const hour = 3_600_000
    expect(config(text)).toMatchObject({
      expectations: [
        {
          match: '{job=~"nightly-.*"}',
          matchers: [{ name: 'job', op: '=~', value: 'nightly-.*' }],
          rhythm: { every: 24 * hour, grace: hour / 2, staleAfter: 72 * hour },
        },
        { match: 'job="once"', matchers: [{ name: 'job', op: '=', value: 'once' }], rhythm: { every: 'never' } },
        { match: '{}', matchers: [], rhythm: { every: hour, grace: 0 } },
      ],
      defaults: { staleAfter: 48 * hour },
    })
  })

  test('may say shared things once, with an anchor', () => {
    const text = `gateways:
  - { name: a, url: "http://a", basic_auth: &login { username: u, password_file: p } }
  - { name: b, url: "http://b", basic_auth: *login }
`
    const [a, b] = config(text).gateways
    expect(b?.basicAuth).toEqual({ username: 'u', passwordFile: '/etc/gatehouse/p' })
    expect(b?.basicAuth).toEqual(a?.basicAuth)
  })
})
