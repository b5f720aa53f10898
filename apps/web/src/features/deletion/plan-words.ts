import { printMatcher, readingOrder } from '@gatehouse/domain'
import { visibleText } from '../../lib/visible-text.ts'
import type { KeptReason, Plan, PlanItem } from '../../lib/wire.ts'
import { ago, count, counted } from '../../lib/words.ts'

/** Labels on one line, `job="report" pod="x"`, in full. */
export const labelsText = (labels: Readonly<Record<string, string>>): string =>
  readingOrder(Object.entries(labels))
    .map(([name, value]) => visibleText(printMatcher({ name, op: '=', value })))
    .join(' ')

const shared = (items: readonly PlanItem[]) =>
  items.every(({ state }) => state === items[0]?.state) ? items[0]?.state : undefined

/** "35 stale groups, 980 series". */
export const planWords = ({ items, kept, total, series }: Plan): string => {
  if (total === 0)
    return kept.length === 1 ? 'nothing goes: it is kept' : `none of ${counted(kept.length, 'group')} goes`
  const state = shared(items)
  const groups = counted(total, state ? `${state} group` : 'group')
  const going = state === 'missing' ? groups : `${groups}, ${count(series)} series`
  return kept.length === 0 ? going : `${going}; ${count(kept.length)} of ${count(total + kept.length)} kept`
}

/** Groups that are gone already are forgotten, not deleted. */
export const verbOf = ({ items }: Plan): 'Delete' | 'Forget' =>
  items.length > 0 && shared(items) === 'missing' ? 'Forget' : 'Delete'

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
export const keptWords = (item: PlanItem & { readonly reason: KeptReason }, now: number | null): string => {
  const isTimely = item.reason === 'fresh' && item.lastPushAt !== null && now !== null
  return `kept: ${reasons[item.reason]}${isTimely ? `, ${ago(item.lastPushAt, now)}` : ''}`
}

/** Why there is nothing to confirm, or undefined when there is. */
export const whyEmpty = ({ total, kept }: Plan): string | undefined => {
  if (total > 0) return undefined
  const found = [...new Set(kept.map(({ reason }) => reason))]
  if (found.length === 0) return 'Nothing to delete: no group matches'
  return `Nothing to delete: ${kept.length === 1 ? 'the group' : 'every group'} is kept (${found.map((reason) => reasons[reason]).join('; ')})`
}
