import { readFileSync } from 'node:fs'
import type { BasicAuth, Config, GatewayConfig, Tls } from '@gatehouse/config'
import { defaultExpectation, ruleExpectation } from '@gatehouse/domain'
import { defaultMaxBytes } from '@gatehouse/pushgateway'
import type { GatewaySettings } from '../gateways/reader.ts'
import { SettingsMistake } from './mistake.ts'

/** What a gateway's reader needs to know; reads the files the configuration names. */
export const gatewaySettings = (gateway: GatewayConfig, config: Config): GatewaySettings => ({
  name: gateway.name,
  note: gateway.note,
  pollInterval: gateway.pollInterval,
  readOnly: gateway.readOnly,
  address: {
    url: gateway.url,
    timeout: gateway.timeout,
    maxBytes: defaultMaxBytes,
    basicAuth: gateway.basicAuth === null ? undefined : readBasicAuth(gateway.name, gateway.basicAuth),
    tls: gateway.tls === null ? undefined : readTls(gateway.name, gateway.tls),
  },
  rules: config.expectations.map(({ match, matchers, rhythm }) => ({
    match,
    matchers,
    expectation: ruleExpectation(rhythm, config.defaults.staleAfter),
  })),
  otherwise: defaultExpectation(config.defaults.staleAfter),
})

const readBasicAuth = (gateway: string, auth: BasicAuth) => {
  const password =
    'password' in auth ? auth.password.reveal() : readText(gateway, 'password_file', auth.passwordFile).trimEnd()
  return { username: auth.username, password }
}

const readTls = (gateway: string, { caFile, insecureSkipVerify, serverName }: Tls) => ({
  ca: caFile === null ? undefined : readText(gateway, 'ca_file', caFile),
  insecureSkipVerify,
  serverName: serverName ?? undefined,
})

const readText = (gateway: string, key: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SettingsMistake(`gateway ${gateway}: ${key} cannot be read: ${reason}`, { cause: error })
  }
}
