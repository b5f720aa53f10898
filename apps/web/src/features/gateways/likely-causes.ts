import type { GatewayError } from '../../lib/wire.ts'
import { troubles } from './troubles.ts'

// The system's own word for it narrows "no connection" down.
const narrower: readonly (readonly [RegExp, string])[] = [
  [
    /ECONNREFUSED/,
    'Nothing listens there: the Pushgateway is not running, or on another port (its own default is 9091).',
  ],
  [/ENOTFOUND|EAI_AGAIN/, 'The host name does not resolve: it is misspelt, or DNS has a problem.'],
  [/EHOSTUNREACH|ENETUNREACH/, 'No route leads there: a firewall, a network policy or a VPN is in between.'],
  [
    /ECONNRESET|EPIPE|socket hang up|other side closed/,
    'It hung up: http should be https, or a proxy in between cuts the connection.',
  ],
  [
    /certificate|CERT_|SELF_SIGNED|ERR_TLS/i,
    'Its TLS certificate is not trusted here: set tls with a ca_file for it, or its name differs.',
  ],
]

/** What probably lies behind a failure, the likeliest first. */
export const likelyCauses = ({ code, message }: Pick<GatewayError, 'code' | 'message'>): readonly string[] => {
  const known = code === 'unreachable' ? narrower.find(([pattern]) => pattern.test(message)) : undefined
  return known ? [known[1]] : troubles[code].causes
}
