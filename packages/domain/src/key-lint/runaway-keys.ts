import { labelValue } from '../grouping-key.ts'
import { type Growth, growthOf } from './growth.ts'
import type { LintedGroup } from './linted-group.ts'
import { sameNames } from './same-names.ts'
import { commonShape, type ValueShape } from './value-shape.ts'

/**
 * What to do instead: `drop-label` from the key, name what stays (`stable-name`: the CronJob, not its pod), or push a
 * time as the value of a metric (`time-as-value`).
 */
export type KeyAdvice = 'drop-label' | 'stable-name' | 'time-as-value'

/**
 * A label whose ever new values make ever new groups of a job. `labels` are the names all these groups have, `values`
 * how many different ones `label` has, `pushedOnce` the part of the groups that were seen pushed once, from 0 to 1.
 */
export type RunawayKey = {
  readonly job: string
  readonly label: string
  readonly labels: readonly string[]
  readonly groups: number
  readonly values: number
  readonly pushedOnce: number
  readonly growth: Growth | null
  readonly shape: ValueShape | null
  readonly example: string
  readonly advice: KeyAdvice
}

const fewestShaped = 50

const fewestPlain = 1_000

const day = 24 * 3_600_000

/**
 * Finds, for each job and set of label names, the one label that makes groups without end: at least 50 values that look
 * like ids most of which were pushed once or are left behind, or at least 1,000 values of any look, nearly one per group,
 * nearly all pushed once and over more than two days. Values that go on being pushed are never found. `now` in epoch ms.
 */
export const runawayKeys = (groups: readonly LintedGroup[], now: number): readonly RunawayKey[] =>
  sameNames(groups)
    .filter(({ length }) => length >= fewestShaped)
    .flatMap((alike) => judge(alike, now) ?? [])

type Candidate = {
  readonly label: string
  readonly values: number
  readonly shape: ValueShape | null
  readonly example: string
}

const judge = (groups: readonly LintedGroup[], now: number): RunawayKey | null => {
  const key = groups[0]?.key ?? []
  const times = timesOf(groups)
  if (times.once < 0.5 && times.left < 0.5) return null
  const candidates = key.flatMap(([name], at) => (name === 'job' ? [] : (candidate(groups, at, times) ?? [])))
  const found = candidates.toSorted(isWorse)[0]
  if (found === undefined) return null
  const once = groups.filter(({ pushes }) => pushes === 1)
  return {
    job: labelValue(key, 'job'),
    labels: key.map(([name]) => name),
    groups: groups.length,
    pushedOnce: times.once,
    growth:
      times.once < 0.5
        ? null
        : growthOf(
            Array.from(once, ({ pushedAt }) => pushedAt),
            now,
          ),
    ...found,
    advice: adviceFor(found.shape),
  }
}

const isWorse = (a: Candidate, b: Candidate) =>
  Number(a.shape === null) - Number(b.shape === null) || b.values - a.values

const adviceFor = (shape: ValueShape | null): KeyAdvice =>
  shape === 'pod' ? 'stable-name' : shape === 'timestamp' ? 'time-as-value' : 'drop-label'

type Times = { readonly once: number; readonly left: number; readonly isLong: boolean }

/** The part of groups pushed once, the part left behind for a day while others were pushed, and whether that took long. */
const timesOf = (groups: readonly LintedGroup[]): Times => {
  const pushed = Float64Array.from(groups, ({ pushedAt }) => pushedAt)
    .filter((time) => time > 0)
    .sort()
  const at = (part: number) => pushed[Math.floor(part * (pushed.length - 1))] ?? 0
  const share = (isCounted: (group: LintedGroup) => boolean) => groups.filter(isCounted).length / groups.length
  return {
    once: share(({ pushes }) => pushes === 1),
    left: share(({ pushedAt }) => pushedAt < at(1) - day),
    // Instances that push once a day have all pushed once when they are first seen.
    isLong: at(0.95) - at(0.05) > 2 * day,
  }
}

const candidate = (groups: readonly LintedGroup[], at: number, times: Times): Candidate | null => {
  const different = [...new Set(groups.map(({ key }) => key[at]?.[1] ?? ''))]
  const label = groups[0]?.key[at]?.[0]
  if (label === undefined || different.length < fewestShaped) return null
  const common = commonShape(different)
  const values = different.length
  const isMany = values >= fewestPlain && values >= 0.9 * groups.length
  // A number may be the name of a customer or a shard.
  if (common !== null && (common.shape !== 'number' || times.isLong || isMany)) return { label, values, ...common }
  const isPlain = isMany && times.once >= 0.9 && times.isLong
  return isPlain ? { label, values, shape: null, example: different[0] ?? '' } : null
}
