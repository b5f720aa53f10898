import type { GatewayAddress } from './address.ts'

const basic = ({ username, password }: NonNullable<GatewayAddress['basicAuth']>) =>
  Buffer.from(`${username}:${password}`).toString('base64')

/** The header that carries the credentials of an address, if it has any. */
export const authorization = ({ basicAuth }: GatewayAddress): Record<string, string> =>
  basicAuth === undefined ? {} : { authorization: `Basic ${basic(basicAuth)}` }

/** Text of the other side, as one short line for a message, without the password should it be echoed there. */
export const quotable = (text: string, { basicAuth }: GatewayAddress): string => {
  const secrets = basicAuth ? [basic(basicAuth), basicAuth.password].filter((secret) => secret !== '') : []
  const safe = secrets.reduce((rest, secret) => rest.replaceAll(secret, '<secret>'), text)
  return safe.replace(/\s+/g, ' ').trim().slice(0, 300)
}
