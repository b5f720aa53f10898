import type { Naming } from '@gatehouse/domain'
import type { OwnFamily } from '@gatehouse/exposition'
import type { GatewayAddress, GatewayStatus, Pushgateway } from '@gatehouse/pushgateway'
import type { Scrape } from './scrape-probe.ts'

/** What judging a push needs to know of a gateway besides its groups. */
export type GatewayFacts = {
  readonly checks: boolean
  readonly naming: Naming
  readonly quotedNames: boolean
  readonly paths: { readonly prefix: string; readonly telemetry: string }
  /** The gateway's own families; null when they could never be read. */
  readonly own: readonly OwnFamily[] | null
  /** What the metrics page says while it fails; null while scrapes work. */
  readonly failing: string | null
}

// A metrics page costs a large gateway as much as a scrape, and somebody who types asks every second.
const keptFor = 15_000

const utf8Flag = 'push.enable-utf8-names'

const factsOf = ({ flags }: GatewayStatus, prefix: string) => ({
  checks: flags['push.disable-consistency-check'] !== 'true',
  naming: { utf8Names: flags[utf8Flag] === 'true' },
  // Gateways that know the flag read names in quotes, whether it is set or not.
  quotedNames: flags[utf8Flag] !== undefined,
  paths: { prefix, telemetry: flags['web.telemetry-path'] ?? '/metrics' },
})

type Asked = {
  readonly pushgateway: Pick<Pushgateway, 'readStatus'>
  /** Looks at the metrics page. While it fails, the gateway's own families are those it had before. */
  readonly probe: (asked: { readonly status: GatewayStatus; readonly now: number }) => Promise<Scrape>
  readonly address: GatewayAddress
}

/** Asks a gateway for these facts, and keeps them for a while. Rejects with a `GatewayError` when it cannot be read. */
export const gatewayFacts = ({ pushgateway, probe, address }: Asked) => {
  const prefix = new URL(address.url).pathname.replace(/\/+$/, '')
  let known: { readonly at: number; readonly facts: Promise<GatewayFacts> } | undefined

  const read = async (): Promise<GatewayFacts> => {
    const status = await pushgateway.readStatus()
    const { health, own, page } = await probe({ status, now: Date.now() })
    const failing = health.state === 'failing' ? (health.message ?? '') : null
    return { ...factsOf(status, prefix), own: page && own, failing }
  }

  return async (): Promise<GatewayFacts> => {
    if (!known || performance.now() - known.at > keptFor) known = { at: performance.now(), facts: read() }
    const { facts } = known
    return facts.catch((error: unknown) => {
      known = undefined
      throw error
    })
  }
}
