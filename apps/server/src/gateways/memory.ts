import { type GroupingKey, groupingKey } from '@gatehouse/domain'
import { type CompiledMatcher, compileMatcher, matchesLabels } from '@gatehouse/domain/promql'
import type { MetricFamily } from '@gatehouse/exposition'
import { type DecodedGroup, decodeFamily, decodeGroups, ingest, type Rows } from '@gatehouse/snapshot'
import type { WorkerStart } from './messages.ts'

type Answer = {
  readonly bytes: Uint8Array
  readonly readAt: number
  /** Ids that go by our hand, and ids that did not after all. */
  readonly forgotten: readonly string[]
  readonly remembered: readonly string[]
  /** Asked only when a key shows U+FFFD: a gateway whose scrape works holds no bytes that are not UTF-8. */
  readonly isWholeUtf8: () => Promise<boolean>
}

/** What one gateway's worker knows between reads. `take` changes nothing when it rejects. */
export const rememberGateway = ({ gateway, rules }: Pick<WorkerStart, 'gateway' | 'rules'>) => {
  let rows: Rows = new Map()
  let forgotten: ReadonlySet<string> = new Set()
  const compiled = rules.map(({ matchers }) => matchers.flatMap(compileKnown))
  const ruleOf = (key: GroupingKey) => compiled.findIndex((matchers) => matchesLabels(matchers, key))
  const expected = rules.flatMap(({ matchers }, rule) => {
    const key = exactKey(matchers)
    return key ? [{ key, rule }] : []
  })
  return {
    take: async ({ bytes, readAt, forgotten: newly, remembered, isWholeUtf8 }: Answer): Promise<Rows> => {
      const groups = await settleDoubts(decodeGroups(bytes), isWholeUtf8)
      const before = rows
      const gone = new Set([...forgotten].filter((id) => !remembered.includes(id)).concat(newly))
      rows = ingest(before, groups, { gateway, readAt, ruleOf, expected, forgotten: gone })
      forgotten = stillThere(gone, before, rows)
      return rows
    },
    families: (id: string): readonly MetricFamily[] | undefined =>
      rows.get(id)?.group?.families.map(([name, family]) => decodeFamily(name, family)),
  }
}

/**
 * A read that was under way may still show a group whose delete was accepted: it stays forgotten until it is gone, or
 * until something pushes to it again.
 */
const stillThere = (ids: ReadonlySet<string>, before: Rows, after: Rows): ReadonlySet<string> =>
  new Set([...ids].filter((id) => after.get(id)?.group && after.get(id)?.pushedAt === before.get(id)?.pushedAt))

const settleDoubts = async (groups: readonly DecodedGroup[], isWholeUtf8: () => Promise<boolean>) => {
  const isDoubted = groups.some(({ doubt }) => doubt === 'not-utf8')
  if (!isDoubted || !(await isWholeUtf8())) return groups
  return groups.map((group) => (group.doubt === 'not-utf8' ? { ...group, doubt: null } : group))
}

// The patterns were compiled when the configuration was read; here they cannot fail.
const compileKnown = (matcher: Parameters<typeof compileMatcher>[0]): CompiledMatcher[] => {
  const result = compileMatcher(matcher)
  return result.ok ? [result.matcher] : []
}

/** The key a rule names when it says `=` only, `job` among it; undefined for any other rule. */
const exactKey = (matchers: WorkerStart['rules'][number]['matchers']): GroupingKey | undefined => {
  const isExact = matchers.every(({ op, value }) => op === '=' && value !== '')
  const namesJob = matchers.some(({ name }) => name === 'job')
  return isExact && namesJob ? groupingKey(matchers.map(({ name, value }) => [name, value] as const)) : undefined
}
