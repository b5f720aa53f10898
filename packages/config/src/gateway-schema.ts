import { resolve } from 'node:path'
import { z } from 'zod'
import { type BasicAuth, type GatewayConfig, gatewayDefaults } from './config.ts'
import { shownRefusal } from './found.ts'
import { gatewayUrl } from './gateway-url.ts'
import { Secret } from './secret.ts'
import { durationWithin, flag, mapping, text } from './values.ts'

const nameAllowed = 'a name of letters, digits, _, . and -, beginning with a letter or digit'

const gatewayName = () => {
  const error = ({ input }: { input?: unknown }) => shownRefusal(input, nameAllowed)
  return z.string({ error }).regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, { error })
}

const filePath = (folder: string) => text('the path of a file').transform((path) => resolve(folder, path))

// Basic authentication ends the name at its first colon: https://www.rfc-editor.org/rfc/rfc7617#section-2
const userName = () =>
  text(userAllowed).refine((name) => !name.includes(':'), `found a colon, allowed is ${userAllowed}`)

const userAllowed = 'a user name without a colon'

const basicAuth = (folder: string) =>
  mapping({
    username: userName(),
    password: text('text; put it in quotes').optional(),
    password_file: filePath(folder).optional(),
  }).transform(({ username, password, password_file }, { addIssue }): BasicAuth => {
    if (password !== undefined && password_file === undefined) return { username, password: new Secret(password) }
    if (password_file !== undefined && password === undefined) return { username, passwordFile: password_file }
    addIssue({ code: 'custom', message: 'exactly one of password and password_file' })
    return z.NEVER
  })

const tls = (folder: string) =>
  mapping({
    ca_file: filePath(folder).optional(),
    insecure_skip_verify: flag().default(false),
    server_name: text('a host name').optional(),
  }).transform(({ ca_file, insecure_skip_verify, server_name }) => ({
    caFile: ca_file ?? null,
    insecureSkipVerify: insecure_skip_verify,
    serverName: server_name ?? null,
  }))

// The upper bounds keep clear of 24.8 days, beyond which a timer fires at once.
const pollBounds = { least: 1000, most: 86_400_000 }
const timeoutBounds = { least: 1, most: 3_600_000 }

/** One entry of `gateways`; paths of files are taken from the given folder. */
export const gatewaySchema = (folder: string) =>
  mapping({
    name: gatewayName(),
    url: gatewayUrl(),
    note: text('text').optional(),
    poll_interval: durationWithin(pollBounds).default(gatewayDefaults.pollInterval),
    timeout: durationWithin(timeoutBounds).default(gatewayDefaults.timeout),
    read_only: flag().default(gatewayDefaults.readOnly),
    basic_auth: basicAuth(folder).optional(),
    tls: tls(folder).optional(),
  }).transform(
    ({ name, url, note, poll_interval, timeout, read_only, basic_auth, tls }): GatewayConfig => ({
      name,
      url,
      note: note ?? null,
      pollInterval: poll_interval,
      timeout,
      readOnly: read_only,
      basicAuth: basic_auth ?? null,
      tls: tls ?? null,
    }),
  )
