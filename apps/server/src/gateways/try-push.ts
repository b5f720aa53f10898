import {
  decodePushPath,
  type Finding,
  findingsOf,
  overriddenLabels,
  type Prediction,
  type PushMethod,
  type PushTarget,
  predictPush,
  readPushUrl,
  targetOfLabels,
  type UrlNote,
} from '@gatehouse/domain'
import { type Label, parseText } from '@gatehouse/exposition'
import type { GatewayAddress, GatewayStatus, Pushgateway } from '@gatehouse/pushgateway'
import type { GroupRow } from '@gatehouse/snapshot'
import { type GatewayFacts, gatewayFacts } from './gateway-facts.ts'
import { type Judged, judgePush, nothingJudged } from './judge-push.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Scrape } from './scrape-probe.ts'

/** A push somebody wants judged: where to, by a pasted URL or by labels, and what. */
export type PushToTry = {
  readonly method: PushMethod
  readonly to: { readonly url: string } | { readonly labels: readonly Label[] }
  readonly body: string
}

/** What came of it. Nothing was sent. */
export type TriedPush = Pick<Judged, 'group' | 'isThere' | 'changes' | 'compared' | 'others'> & {
  readonly target: PushTarget
  readonly host: string | null
  readonly notes: readonly UrlNote[]
  readonly prediction: Prediction
  /** Why the prediction is none; null where it is one. */
  readonly unknownBecause: string | null
  readonly findings: readonly Finding[]
  readonly families: number
  readonly series: number
  readonly checks: boolean
  readonly utf8Names: boolean
}

type Trier = {
  readonly gateway: string
  readonly address: GatewayAddress
  readonly pushgateway: Pick<Pushgateway, 'readStatus'>
  readonly probe: (asked: { status: GatewayStatus; now: number }) => Promise<Scrape>
  readonly held: () => readonly GroupRow[]
}

const targetOf = (to: PushToTry['to'], { paths, naming }: GatewayFacts) => {
  if ('labels' in to) return { target: targetOfLabels(to.labels, naming), host: null, notes: [] }
  const { path, host, notes } = readPushUrl(to.url)
  return { target: decodePushPath(path, paths, naming), host, notes }
}

type Doubt = { readonly facts: GatewayFacts; readonly prediction: Prediction; readonly judged: Judged }

const unknownBecause = ({ facts, prediction, judged }: Doubt): string | null => {
  if (!prediction.stores) return null
  if (judged.isTooLarge) return 'The group that is there is too large to be opened.'
  if (!facts.checks) return null
  if (facts.failing !== null && !judged.isExplained) {
    return `Scrapes of the gateway fail, and nothing that is shown of its groups tells why: ${facts.failing}`
  }
  return facts.own === null ? "The gateway's own families could not be read, so a clash with them is possible." : null
}

/** Judges pushes to one gateway by what its last read saw, one after the other. */
export const pushTrier = ({ gateway, address, pushgateway, probe, held }: Trier) => {
  const readFacts = gatewayFacts({ pushgateway, probe, address })

  return oneAtATime(async ({ method, to, body: text }: PushToTry): Promise<TriedPush> => {
    const facts = await readFacts()
    const { target, host, notes } = targetOf(to, facts)
    const body = parseText(text, { quotedNames: facts.quotedNames })
    const families = body.ok ? body.families : []
    const judged = target.ok
      ? await judgePush(
          { method, key: target.key, brought: body.ok ? families : null },
          { gateway, rows: held(), facts },
        )
      : nothingJudged
    const { group, isThere, changes, compared, others, violations } = judged
    const prediction = predictPush({ target, body, checks: facts.checks, violations })
    const overridden = target.ok ? overriddenLabels(families, target.key) : []
    return {
      ...{ group, isThere, changes, compared, others, target, host, notes, prediction },
      unknownBecause: unknownBecause({ facts, prediction, judged }),
      findings: findingsOf({ text, body, overridden, prediction, group }),
      families: families.length,
      series: families.reduce((sum, { series }) => sum + series.length, 0),
      checks: facts.checks,
      utf8Names: facts.naming.utf8Names,
    }
  })
}
