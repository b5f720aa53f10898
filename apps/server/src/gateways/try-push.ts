import {
  type CheckedGroup,
  changesOf,
  consistencyCheck,
  decodePushPath,
  type FamilyChange,
  type Finding,
  familiesAfter,
  findingsOf,
  type GroupingKey,
  overriddenLabels,
  type Prediction,
  type PushMethod,
  type PushTarget,
  predictPush,
  readPushUrl,
  relatedNames,
  targetOfLabels,
  type UrlNote,
  type Violation,
} from '@gatehouse/domain'
import { type Label, type MetricFamily, type ParsedText, parseText } from '@gatehouse/exposition'
import type { GatewayAddress, Pushgateway } from '@gatehouse/pushgateway'
import { type GroupRow, groupId, openNamed, openWhole } from '@gatehouse/snapshot'
import { type GatewayFacts, gatewayFacts } from './gateway-facts.ts'

/** A push somebody wants judged: where to, by a pasted URL or by labels, and what. */
export type PushToTry = {
  readonly method: PushMethod
  readonly to: { readonly url: string } | { readonly labels: readonly Label[] }
  readonly body: string
}

/** What came of it. Nothing was sent. */
export type TriedPush = {
  readonly target: PushTarget
  readonly host: string | null
  readonly notes: readonly UrlNote[]
  readonly prediction: Prediction
  /** Why the prediction is none; null where it is one. */
  readonly unknownBecause: string | null
  readonly findings: readonly Finding[]
  readonly families: number
  readonly series: number
  /** The group that is pushed to, null where none is, and whether it is there. */
  readonly group: string | null
  readonly isThere: boolean
  /** What each method would do to the group; null where nothing would be stored anyway. */
  readonly changes: Readonly<Record<PushMethod, readonly FamilyChange[]>> | null
  readonly checks: boolean
  readonly utf8Names: boolean
  /** How many groups the push was held against, of how many others. */
  readonly compared: number
  readonly others: number
}

type Trier = {
  readonly gateway: string
  readonly address: GatewayAddress
  readonly pushgateway: Pushgateway
  readonly held: () => readonly GroupRow[]
}

/** Groups larger than this are not opened for a comparison. */
const largestCompared = 32 * 1024 * 1024

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

const familiesOf = ({ group }: GroupRow): readonly MetricFamily[] =>
  group ? (openWhole([group]).get(group) ?? []) : []

const isSmall = ({ group }: GroupRow) => group !== null && group.packed.end - group.packed.start <= largestCompared

const targetOf = (to: PushToTry['to'], { paths, naming }: GatewayFacts) => {
  if ('labels' in to) return { target: targetOfLabels(to.labels, naming), host: null, notes: [] }
  const { path, host, notes } = readPushUrl(to.url)
  return { target: decodePushPath(path, paths, naming), host, notes }
}

/**
 * Holds a group as it would be against all others, those of one block of packed bytes at a time: polls wait no longer
 * than for that.
 */
const compare = async (pushed: CheckedGroup, rows: readonly GroupRow[], { own, naming, failing }: GatewayFacts) => {
  const check = consistencyCheck(own ?? [], naming)
  // Where scrapes work the others agree with each other: what cannot clash with the push is not looked at.
  const related = failing === null ? relatedNames(pushed.families) : null
  check.add(pushed)
  for (const part of Map.groupBy(rows, ({ group }) => group?.packed.block).values()) {
    const groups = part.flatMap(({ group }) => group ?? [])
    const opened = related ? openNamed(groups, related) : openWhole(groups)
    for (const { id, key, group } of part) check.add({ id, key, families: (group && opened.get(group)) ?? [] })
    await breathe()
  }
  return check.violations()
}

type Doubt = { readonly facts: GatewayFacts; readonly prediction: Prediction; readonly isExplained: boolean }

const unknownBecause = ({ facts, prediction, isExplained }: Doubt): string | null => {
  if (!prediction.stores || !facts.checks) return null
  if (facts.failing !== null && !isExplained) {
    return `Scrapes of the gateway fail, and nothing that is shown of its groups tells why: ${facts.failing}`
  }
  return facts.own === null ? "The gateway's own families could not be read, so a clash with them is possible." : null
}

type Judged = Pick<TriedPush, 'group' | 'isThere' | 'changes' | 'compared' | 'others'> & {
  readonly violations: readonly Violation[]
  /** Where scrapes fail: whether what is there now tells why, so that it is known what this push would mend. */
  readonly isExplained: boolean
}

const nothingJudged: Judged = {
  group: null,
  isThere: false,
  changes: null,
  compared: 0,
  others: 0,
  violations: [],
  isExplained: false,
}

/** Judges pushes to one gateway by what its last read saw. */
export const pushTrier = ({ gateway, address, pushgateway, held }: Trier) => {
  const readFacts = gatewayFacts(pushgateway, address)

  const judge = async (
    key: GroupingKey,
    body: ParsedText,
    { method, facts }: { method: PushMethod; facts: GatewayFacts },
  ): Promise<Judged> => {
    const group = groupId(gateway, key)
    const rows = held()
    const row = rows.find(({ id }) => id === group)
    if (!body.ok) return { ...nothingJudged, group, isThere: row !== undefined }
    const before = row ? familiesOf(row) : null
    const push = { key, brought: body.families, before }
    const others = rows.filter((one) => one !== row)
    const compared = others.filter(isSmall)
    const pushed = { id: group, key, families: familiesAfter({ ...push, method }) }
    const violations = await compare(pushed, compared, facts)
    const isMended = facts.failing !== null && violations.length === 0 && before !== null
    return {
      group,
      isThere: row !== undefined,
      changes: { PUT: changesOf({ ...push, method: 'PUT' }), POST: changesOf({ ...push, method: 'POST' }) },
      compared: compared.length,
      others: others.length,
      violations,
      isExplained: isMended && (await compare({ ...pushed, families: before }, compared, facts)).length > 0,
    }
  }

  return async ({ method, to, body: text }: PushToTry): Promise<TriedPush> => {
    const facts = await readFacts()
    const { target, host, notes } = targetOf(to, facts)
    const body = parseText(text, { quotedNames: facts.quotedNames })
    const { violations, isExplained, ...judged } = target.ok
      ? await judge(target.key, body, { method, facts })
      : nothingJudged
    const prediction = predictPush({ target, body, checks: facts.checks, violations })
    const overridden = target.ok && body.ok ? overriddenLabels(body.families, target.key) : []
    const families = body.ok ? body.families : []
    return {
      ...judged,
      target,
      host,
      notes,
      prediction,
      unknownBecause: unknownBecause({ facts, prediction, isExplained }),
      findings: findingsOf({ text, body, overridden, prediction, group: judged.group }),
      families: families.length,
      series: families.reduce((sum, { series }) => sum + series.length, 0),
      checks: facts.checks,
      utf8Names: facts.naming.utf8Names,
    }
  }
}
