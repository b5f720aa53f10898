import { groupStates, keptReasons, printMatcher, readingOrder } from '@gatehouse/domain'
import { visibleText } from '../../lib/visible-text.ts'
import type { KeptItem, KeptReason, Plan, PlanItem } from '../../lib/wire.ts'
import { ago, count, counted } from '../../lib/words.ts'

/** Labels on one line, `job="report" pod="x"`, in full. */
export const labelsText = (labels: Readonly<Record<string, string>>): string =>
  readingOrder(Object.entries(labels))
    .map(([name, value]) => visibleText(printMatcher({ name, op: '=', value })))
    .join(' ')

/** The state everything that goes has in common. */
const sharedState = ({ states, total }: Plan) =>
  total === 0 ? undefined : groupStates.find((state) => states[state] === total)

/** "35 stale groups, 980 series". */
export const planWords = (plan: Plan): string => {
  const { total, series, keptTotal } = plan
  if (total === 0) return keptTotal === 1 ? 'nothing goes: it is kept' : `none of ${counted(keptTotal, 'group')} goes`
  const state = sharedState(plan)
  const groups = counted(total, state ? `${state} group` : 'group')
  const going = state === 'missing' ? groups : `${groups}, ${count(series)} series`
  return keptTotal === 0 ? going : `${going}; ${count(keptTotal)} of ${count(total + keptTotal)} kept`
}

/** Groups that are gone already are forgotten, not deleted. */
export const verbOf = (plan: Plan): 'Delete' | 'Forget' => (sharedState(plan) === 'missing' ? 'Forget' : 'Delete')

/** What a row says of the last push. */
export const pushWords = ({ state, lastPushAt }: PlanItem, now: number | null): string => {
  if (state === 'missing') return 'not there any more'
  if (lastPushAt === null) return 'never pushed'
  return now === null ? 'pushed at an unknown time' : ago(lastPushAt, now)
}

const reasons = {
  fresh: 'fresh',
  'identity-in-doubt': 'its identity is in doubt',
  'gateway-read-only': 'the gateway is read-only here',
  'gateway-unreadable': 'the gateway cannot be read',
} as const satisfies Record<KeptReason, string>

/** Why a chosen group stays: "kept: fresh, 40 s ago". */
export const keptWords = (item: KeptItem, now: number | null): string => {
  const isTimely = item.reason === 'fresh' && item.lastPushAt !== null && now !== null
  return `kept: ${reasons[item.reason]}${isTimely ? `, ${ago(item.lastPushAt, now)}` : ''}`
}

/** Why there is nothing to confirm, or undefined when there is. */
export const whyEmpty = ({ total, keptTotal, keptCounts }: Plan): string | undefined => {
  if (total > 0) return undefined
  if (keptTotal === 0) return 'Nothing to delete: no group matches'
  const found = keptReasons.filter((reason) => keptCounts[reason] > 0)
  return `Nothing to delete: ${keptTotal === 1 ? 'the group' : 'every group'} is kept (${found.map((reason) => reasons[reason]).join('; ')})`
}
