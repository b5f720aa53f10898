import type { Naming, OwnFamily } from '@gatehouse/domain'
import type { GatewayAddress, GatewayStatus, Pushgateway } from '@gatehouse/pushgateway'

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

/** Asks a gateway for these facts, and keeps them for a while. Rejects with a `GatewayError` when it cannot be read. */
export const gatewayFacts = (pushgateway: Pushgateway, { url }: GatewayAddress) => {
  const prefix = new URL(url).pathname.replace(/\/+$/, '')
  let own: readonly OwnFamily[] | null = null
  let known: { readonly at: number; readonly facts: Promise<GatewayFacts> } | undefined

  const read = async (): Promise<GatewayFacts> => {
    const status = await pushgateway.readStatus()
    const page = await pushgateway.readOwnFamilies(status)
    // While the page fails, its own families are those it had before.
    if (page.ok) own = page.families
    return { ...factsOf(status, prefix), own, failing: page.ok ? null : page.said }
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
