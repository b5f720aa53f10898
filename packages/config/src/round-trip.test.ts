import { duration, printSelector } from '@gatehouse/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { BasicAuth, Config, ExpectationRule, GatewayConfig } from './config.ts'
import { readConfig } from './read-config.ts'
import { Secret } from './secret.ts'

const folder = '/etc/gatehouse'

const text = () => fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
const word = () => fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,8}$/)
const path = () => word().map((name) => `/${name}`)
const ms = (min: number, max: number) => fc.integer({ min, max })

const basicAuth = (): fc.Arbitrary<BasicAuth> => {
  const username = text().filter((name) => !name.includes(':'))
  return fc.oneof(
    fc.record({ username, password: text().map((password) => new Secret(password)) }),
    fc.record({ username, passwordFile: path() }),
  )
}

const tls = () =>
  fc.record({
    caFile: fc.option(path()),
    insecureSkipVerify: fc.boolean(),
    serverName: fc.option(text()),
  })

const gateway = (): fc.Arbitrary<GatewayConfig> =>
  fc.record({
    name: word(),
    url: fc.webUrl({ validSchemes: ['http', 'https'] }).map((url) => new URL(url).origin),
    note: fc.option(text()),
    pollInterval: ms(1000, 86_400_000),
    timeout: ms(1, 3_600_000),
    readOnly: fc.boolean(),
    basicAuth: fc.option(basicAuth()),
    tls: fc.option(tls()),
  })

const rule = (): fc.Arbitrary<ExpectationRule> =>
  fc
    .record({
      matchers: fc.array(
        fc.record({ name: fc.constantFrom('job', 'a.b'), op: fc.constantFrom('=', '!='), value: text() }),
      ),
      every: ms(1, 1e9),
      grace: ms(0, 1e9),
      spare: ms(0, 1e9),
    })
    .map(({ matchers, every, grace, spare }) => ({
      match: printSelector(matchers),
      matchers,
      rhythm: { every, grace, staleAfter: every + grace + spare },
    }))

const config = (): fc.Arbitrary<Config> =>
  fc.record({
    gateways: fc.uniqueArray(gateway(), { selector: ({ name }) => name, maxLength: 4 }),
    expectations: fc.array(rule(), { maxLength: 4 }),
    defaults: fc.record({ staleAfter: ms(1, 1e12) }),
  })

const printGateway = ({ basicAuth, tls, ...gateway }: GatewayConfig) => ({
  name: gateway.name,
  url: gateway.url,
  note: gateway.note ?? undefined,
  poll_interval: duration.encode(gateway.pollInterval),
  timeout: duration.encode(gateway.timeout),
  read_only: gateway.readOnly,
  basic_auth: basicAuth
    ? 'password' in basicAuth
      ? { username: basicAuth.username, password: basicAuth.password.reveal() }
      : { username: basicAuth.username, password_file: basicAuth.passwordFile }
    : undefined,
  tls: tls
    ? {
        ca_file: tls.caFile ?? undefined,
        insecure_skip_verify: tls.insecureSkipVerify,
        server_name: tls.serverName ?? undefined,
      }
    : undefined,
})

const printDuration = (ms: number | 'never' | undefined) => (typeof ms === 'number' ? duration.encode(ms) : ms)

const printRule = ({ match, rhythm }: ExpectationRule) => ({
  match,
  every: printDuration(rhythm.every),
  grace: printDuration(rhythm.grace),
  stale_after: printDuration(rhythm.staleAfter),
})

const print = ({ gateways, expectations, defaults }: Config): string =>
  stringify({
    gateways: gateways.map(printGateway),
    expectations: expectations.map(printRule),
    defaults: { stale_after: printDuration(defaults.staleAfter) },
  })

// Secrets compare by what they hold.
const revealed = (config: Config) =>
  config.gateways.map(({ basicAuth }) => (basicAuth && 'password' in basicAuth ? basicAuth.password.reveal() : null))

test('a config that is printed and read again is the same', () => {
  fc.assert(
    fc.property(config(), (config) => {
      const read = readConfig(print(config), { folder })
      expect(read).toEqual({ ok: true, config })
      expect(read.ok && revealed(read.config)).toEqual(revealed(config))
    }),
  )
})

const broken = () =>
  fc
    .record({
      config: config(),
      at: fc.nat({ max: 600 }),
      drop: fc.nat({ max: 8 }),
      put: fc.string({ unit: yamlCharacter() }),
    })
    .map(({ config, at, drop, put }) => {
      const printed = print(config)
      return printed.slice(0, at) + put + printed.slice(at + drop)
    })

const yamlCharacter = () => fc.constantFrom(...' \t\n:-?,[]{}&*!|>\'"%@`#a1~<=\\\r\ufeff')

const anyText = () =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: yamlCharacter(), maxLength: 60 }),
    fc.json(),
    fc.anything().map((value) => JSON.stringify({ gateways: value, expectations: [value], defaults: value }) ?? ''),
    broken(),
  )

test('any text is read or refused with mistakes that stand inside it', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const read = readConfig(text, { folder })
      const mistakes = read.ok ? [] : read.mistakes
      const lines = text.split('\n')
      expect(read.ok).toBe(mistakes.length === 0)
      for (const { line, column } of mistakes) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1)
      }
    }),
    { numRuns: 500 },
  )
})
