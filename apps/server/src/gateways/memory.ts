import { type GroupingKey, groupingKey } from '@gatehouse/domain'
import { type CompiledMatcher, compileMatcher, matchesLabels } from '@gatehouse/domain/promql'
import type { MetricFamily } from '@gatehouse/exposition'
import {
  type GroupRow,
  ingest,
  noGroups,
  openGroups,
  type ReadGroups,
  type Rows,
  readGroups,
} from '@gatehouse/snapshot'
import { largestOpened } from './largest-opened.ts'
import type { WorkerStart } from './messages.ts'

type Circumstances = {
  readonly readAt: number
  /** Ids that go by our hand, and ids that did not after all. */
  readonly forgotten: readonly string[]
  readonly remembered: readonly string[]
  /** Asked only when a key shows U+FFFD: a gateway whose scrape works holds no bytes that are not UTF-8. */
  readonly isWholeUtf8: (suspects: string) => Promise<boolean>
}

type Answer = Circumstances & { readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** What one gateway's worker knows between reads. `take` and `keep` change nothing when they reject. */
export const rememberGateway = ({ gateway, rules }: Pick<WorkerStart, 'gateway' | 'rules'>) => {
  let read: ReadGroups = noGroups
  let rows: Rows = new Map()
  let forgotten: ReadonlySet<string> = new Set()
  const compiled = rules.map(({ matchers }) => matchers.flatMap(compileKnown))
  const ruleOf = (key: GroupingKey) => compiled.findIndex((matchers) => matchesLabels(matchers, key))
  const expected = rules.flatMap(({ matchers }, rule) => {
    const key = exactKey(matchers)
    return key ? [{ key, rule }] : []
  })

  const fold = async (now: ReadGroups, circumstances: Circumstances): Promise<Rows> => {
    const { readAt, forgotten: newly, remembered, isWholeUtf8 } = circumstances
    const suspects = now.groups.flatMap(({ doubt, digest }) => (doubt === 'not-utf8' ? digest : []))
    const isWhole = suspects.length > 0 && (await isWholeUtf8(suspects.sort().join('')))
    const before = rows
    const kept = new Set(remembered)
    const gone = new Set([...forgotten].filter((id) => !kept.has(id)).concat(newly))
    rows = ingest(before, now.groups, { gateway, readAt, ruleOf, expected, forgotten: gone, isWholeUtf8: isWhole })
    read = now
    forgotten = stillThere(gone, before, rows)
    return rows
  }

  return {
    take: async ({ chunks, ...circumstances }: Answer): Promise<Rows> =>
      fold(await readGroups(chunks, gateway, read), circumstances),
    /** The same when it is known that the groups are those of the read before. */
    keep: (circumstances: Circumstances): Promise<Rows> => fold(read, circumstances),
    /** As the last read left them: the very same when it found nothing new. */
    rows: (): Rows => rows,
    /** How many groups the last read saw. */
    size: (): number => read.groups.length,
    /** The groups that are there, as the last read saw them. */
    held: (): readonly GroupRow[] => [...rows.values()].filter(({ group }) => group !== null),
    /** The bytes of a group in the gateway's JSON; 0 when it is not there. */
    sizeOf: (id: string): number => sizeOf(rows.get(id)),
    /** The families of groups as the last read saw them, by id; nothing for those not there or too large to open. */
    families: (ids: readonly string[]): ReadonlyMap<string, readonly MetricFamily[]> => {
      const groups = ids.flatMap((id) => {
        const row = rows.get(id)
        return row?.group && sizeOf(row) <= largestOpened ? [[id, row.group] as const] : []
      })
      const opened = openGroups(groups.map(([, group]) => group))
      return new Map(groups.map(([id, group]) => [id, opened.get(group) ?? []]))
    },
  }
}

const sizeOf = (row: GroupRow | undefined): number => (row?.group ? row.group.packed.end - row.group.packed.start : 0)

/**
 * A read that was under way may still show a group whose delete was accepted: it stays forgotten until it is gone, or
 * until something pushes to it again.
 */
const stillThere = (ids: ReadonlySet<string>, before: Rows, after: Rows): ReadonlySet<string> =>
  new Set([...ids].filter((id) => after.get(id)?.group && after.get(id)?.pushedAt === before.get(id)?.pushedAt))

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
