import type { MetricFamily, ParsedFamily } from '@gatehouse/exposition'
import { familyInGroup, pushFamilyNames } from '../consistency/in-group.ts'
import type { GroupingKey } from '../grouping-key.ts'

/** The methods that push: PUT replaces a whole group, POST the families it brings. */
export const pushMethods = ['PUT', 'POST'] as const

export type PushMethod = (typeof pushMethods)[number]

/** A label of the body that the grouping key overrides, on this line and `times - 1` later ones. */
export type Overridden = {
  readonly metric: string
  readonly label: string
  readonly from: string
  readonly to: string
  readonly line: number
  readonly times: number
}

/** The labels of a body that have another value in the group, each value once for a metric. */
export const overriddenLabels = (families: readonly ParsedFamily[], key: GroupingKey): readonly Overridden[] => {
  const grouping = new Map(key)
  const found = new Map<string, Overridden>()
  for (const { name: metric, series, lines } of families) {
    series.forEach(({ labels }, i) => {
      for (const [label, from] of labels) {
        const to = grouping.get(label)
        if (to === undefined || to === from) continue
        const id = JSON.stringify([metric, label, from])
        const times = (found.get(id)?.times ?? 0) + 1
        found.set(id, { metric, label, from, to, line: found.get(id)?.line ?? lines[i] ?? 0, times })
      }
    })
  }
  return [...found.values()]
}

/** What a push does to one family of a group. */
export type FamilyChange = {
  readonly name: string
  readonly change: 'added' | 'replaced' | 'kept' | 'dropped'
  /** Its type before and after, null where it is not there. */
  readonly typeBefore: string | null
  readonly typeAfter: string | null
  readonly seriesBefore: number
  readonly seriesAfter: number
}

/** A push to a group: what it brings, and what is there, null when the group is not. */
export type Push = {
  readonly method: PushMethod
  readonly key: GroupingKey
  readonly brought: readonly MetricFamily[]
  readonly before: readonly MetricFamily[] | null
}

const [pushTime, failureTime] = pushFamilyNames

const isPushFamily = ({ name }: { readonly name: string }) => name === pushTime || name === failureTime

/** A new group gets both times from the gateway; one that is there keeps a failure time that a body brings. */
const isStored =
  ({ before }: Push) =>
  ({ name }: MetricFamily) =>
    name !== pushTime && (before !== null || name !== failureTime)

/** What the group holds once the push is stored, in the order of names; the push time, which is new, left out. */
export const familiesAfter = (push: Push): readonly MetricFamily[] => {
  const brought = push.brought.filter(isStored(push)).map((family) => familyInGroup(family, push.key))
  const names = new Set<string>([pushTime, ...brought.map(({ name }) => name)])
  const stays = (family: MetricFamily) => push.method === 'POST' || isPushFamily(family)
  const kept = (push.before ?? []).filter((family) => stays(family) && !names.has(family.name))
  return [...brought, ...kept].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const changeOf = (
  before: MetricFamily | undefined,
  after: MetricFamily | undefined,
  isBrought: boolean,
): FamilyChange['change'] => {
  if (!after) return 'dropped'
  if (!isBrought) return 'kept'
  return before ? 'replaced' : 'added'
}

/** What becomes of every family but the push times, by name. */
export const changesOf = (push: Push): readonly FamilyChange[] => {
  const before = new Map((push.before ?? []).map((family) => [family.name, family]))
  const after = new Map(familiesAfter(push).map((family) => [family.name, family]))
  const brought = new Set(push.brought.map(({ name }) => name))
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !isPushFamily({ name })).sort()
  return names.map((name) => ({
    name,
    change: changeOf(before.get(name), after.get(name), brought.has(name)),
    typeBefore: before.get(name)?.type ?? null,
    typeAfter: after.get(name)?.type ?? null,
    seriesBefore: before.get(name)?.series.length ?? 0,
    seriesAfter: after.get(name)?.series.length ?? 0,
  }))
}
