import type { GroupsFilter } from '../search.ts'
import type { Other } from './conditions.ts'

const joined = <T>(before: readonly T[], added: readonly T[]): T[] => [...new Set([...before, ...added])]

/** What changes in a filter with these conditions: states and gateways come to those there are, an age replaces. */
export const filterWith = (filter: GroupsFilter, others: readonly Other[]): Partial<GroupsFilter> => {
  const states = others.flatMap((one) => (one.kind === 'state' ? [one.state] : []))
  const gateways = others.flatMap((one) => (one.kind === 'gateway' ? [one.gateway] : []))
  const ages = others.flatMap((one) => (one.kind === 'age' ? [[one.param, one.value]] : []))
  return {
    ...(states.length > 0 && { state: joined(filter.state, states) }),
    ...(gateways.length > 0 && { gateway: joined(filter.gateway, gateways) }),
    ...Object.fromEntries(ages),
  }
}
