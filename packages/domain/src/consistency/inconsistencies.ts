import { goQuote, type MetricFamily, type MetricType, type OwnFamily, type Series } from '@gatehouse/exposition'
import { impliedNames } from '../collisions/consistency-rules.ts'
import { type Holder, seriesKey, seriesSide, sideOf } from './claims.ts'
import { pushFamilies, pushFamilyNames } from './in-group.ts'
import { labelFault, type Naming } from './label-rules.ts'
import type { CheckedGroup, Violation, ViolationKind, ViolationSide } from './violation.ts'

/** How many violations are told one by one, and how many groups on each side. */
const violationLimit = 50
const sideLimit = 5

// The help of the gateway's other families is put in the place of a pushed one: these do not exist when it starts.
const keepsItsHelp = (name: string) => name.startsWith('pushgateway_http_')

const isPushFamily = (name: string) => pushFamilyNames.some((known) => known === name)

/**
 * The gateway's own consistency check, group by group: its own families are known from the start, the groups come in any
 * order. What it finds does not depend on that order, while the gateway names one side at random.
 * https://github.com/prometheus/client_golang/blob/main/prometheus/registry.go (Gatherers.Gather)
 */
export const consistencyCheck = (own: readonly OwnFamily[], naming: Naming) => {
  const ownByName = new Map(own.map((family) => [family.name, family]))
  const holders = new Map<string, Map<MetricType, Holder[]>>()
  const owners = new Map<string, ViolationSide>()
  const violations = new Map<string, Violation>()

  const tell = (kind: ViolationKind, metric: string, said: string, sides: readonly ViolationSide[]) => {
    const id = JSON.stringify([kind, metric, said])
    const known = violations.get(id)
    if (!known && violations.size >= violationLimit) return
    const before = known?.sides ?? []
    const added = known ? sides.filter(({ group }) => !before.some((side) => side.group === group)) : sides
    violations.set(id, { kind, metric, said, sides: [...before, ...added].slice(0, 2 * sideLimit) })
  }

  const tellTwice = (metric: string, sides: readonly ViolationSide[]) => {
    const kind = isPushFamily(metric) ? 'poison' : 'same-series'
    tell(kind, metric, 'was collected before with the same name and label values', sides)
  }

  const hold = (group: string | null, family: Holder['family']) => {
    const types = holders.get(family.name) ?? new Map<MetricType, Holder[]>()
    holders.set(family.name, types)
    const list = types.get(family.type) ?? []
    types.set(family.type, list)
    if (list.length < sideLimit) list.push({ group, family })
  }

  const checkOwn = (group: string, family: MetricFamily) => {
    const known = ownByName.get(family.name)
    if (!known) return
    const sides = [
      { group: null, family: known },
      { group, family },
    ].map(sideOf)
    if (known.help !== family.help && keepsItsHelp(family.name)) {
      const said = `has help ${goQuote(family.help)} but should have ${goQuote(known.help)}`
      tell('gateway-family', family.name, said, sides)
    } else if (known.type !== family.type) {
      const said = `has type ${family.type.toUpperCase()} but should have ${known.type.toUpperCase()}`
      tell('gateway-family', family.name, said, sides)
    }
  }

  const checkSeries = (group: string, family: MetricFamily, series: Series) => {
    const side = seriesSide(group, family, series)
    const fault = labelFault(series, naming)
    const key = seriesKey(family, series)
    const before = owners.get(key)
    if (fault) tell(fault.kind, family.name, fault.said, [side])
    else if (before) tellTwice(family.name, [before, side])
    else owners.set(key, side)
  }

  const add = ({ id, key, families }: CheckedGroup): void => {
    const named = new Set(families.map(({ name }) => name))
    const all = [...families, ...pushFamilies(key).filter(({ name }) => !named.has(name))]
    for (const family of all) {
      hold(id, family)
      checkOwn(id, family)
      for (const series of family.series) checkSeries(id, family, series)
    }
  }

  const tellTypes = () => {
    for (const [name, types] of holders) {
      // The gateway names the type of one side or of the other.
      if (types.size < 2 || ownByName.has(name)) continue
      const said = `is not a ${[...types.keys()].at(-1)?.toUpperCase()}`
      tell('type-clash', name, said, [...types.values()].flat().map(sideOf))
    }
  }

  const tellSuffixes = () => {
    for (const [name, types] of holders) {
      for (const [type, list] of types) {
        for (const implied of impliedNames(name, type)) {
          const others = [...(holders.get(implied)?.values() ?? [])].flat()
          // Both of the gateway itself: it never clashes with itself.
          if (others.length === 0 || [...list, ...others].every(({ group }) => group === null)) continue
          tell('suffix-clash', implied, `collides with previously collected ${type} named ${goQuote(name)}`, [
            ...others.slice(0, sideLimit).map(sideOf),
            ...list.map(sideOf),
          ])
        }
      }
    }
  }

  for (const family of own) hold(null, family)
  return {
    /** Puts a group beside those that were added before. */
    add,
    /** What is wrong by now, at most 50 of it. */
    violations: (): readonly Violation[] => {
      tellTypes()
      tellSuffixes()
      return [...violations.values()]
    },
  }
}

/**
 * Everything for which a gateway with these groups and these families of its own fails its own check, and so answers
 * scrapes with 500 and, while it checks pushes, every push with 400. Labels are as the gateway holds them.
 */
export const findInconsistencies = (
  groups: Iterable<CheckedGroup>,
  own: readonly OwnFamily[],
  naming: Naming = { utf8Names: false },
): readonly Violation[] => {
  const check = consistencyCheck(own, naming)
  for (const group of groups) check.add(group)
  return check.violations()
}
