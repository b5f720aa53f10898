import type { GatewayErrorCode } from '../../lib/wire.ts'

type Trouble = { readonly headline: string; readonly causes: readonly string[] }

/** What mostly lies behind each kind of failure, the commonest first. */
export const troubles = {
  unreachable: {
    headline: 'No connection',
    causes: [
      'Nothing listens there: the Pushgateway is not running, or on another port (its own default is 9091).',
      'The host name does not resolve, or a firewall or network policy is in between.',
      'It speaks TLS with a certificate that is not trusted here.',
    ],
  },
  timeout: {
    headline: 'No answer in time',
    causes: [
      'A firewall drops the packets silently.',
      'The gateway is overloaded: reading very many series takes it seconds.',
      'The timeout of this gateway is set too short.',
    ],
  },
  'refused-redirect': {
    headline: 'It redirects elsewhere',
    causes: [
      'A login page or a proxy stands in front of the gateway.',
      'The address lacks its path prefix (--web.route-prefix), or http should be https.',
    ],
  },
  unauthorized: {
    headline: 'It asks for credentials',
    causes: [
      'The gateway wants a user and a password: set basic_auth for it in the configuration file.',
      'The password has changed, or its file is out of date.',
    ],
  },
  'bad-status': {
    headline: 'It answers with an error',
    causes: [
      'The address lacks its path prefix (--web.route-prefix), so the pages are not found.',
      'A proxy answers in place of the gateway while that is down.',
    ],
  },
  'too-large': {
    headline: 'Its answer is too large',
    causes: [
      'The gateway holds more than Gatehouse is allowed to read at once.',
      'Something pushes a group per run, pod or request, and nothing clears them out.',
    ],
  },
  'not-a-pushgateway': {
    headline: 'It is no Pushgateway',
    causes: [
      'The address is that of Prometheus itself (9090), an exporter or some other web page.',
      'It is a very old Pushgateway: the JSON API came with version 0.10.',
    ],
  },
  'broken-answer': {
    headline: 'Its answer cannot be understood',
    causes: [
      'A proxy cuts the answer short or changes it.',
      'http should be https, or the other way round.',
      'A pushed metric breaks the gateway’s own JSON API while /metrics still works.',
    ],
  },
} as const satisfies Record<GatewayErrorCode, Trouble>
