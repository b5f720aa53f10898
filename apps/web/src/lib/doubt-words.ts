import { type IdentityDoubt, printSelector, readingOrder } from '@gatehouse/domain'
import { visibleText } from './visible-text.ts'
import type { GroupRow } from './wire.ts'

type Doubt = { readonly headline: string; readonly explanation: string }

const cannotBeDeleted = 'So it cannot be deleted the ordinary way.'

/** Why it is not certain which group this is, in plain words. */
const doubts = {
  shadowed: {
    headline: 'Its grouping key is hidden',
    explanation: `Somebody pushed a metric named “labels”, which takes the place of the grouping key in the gateway’s answer. What is shown here is read off its push time, which cannot tell an empty instance label from none. ${cannotBeDeleted}`,
  },
  mismatch: {
    headline: 'The gateway contradicts itself',
    explanation: `The labels of this group and the labels of its push time are not the same, so a delete might hit another group. ${cannotBeDeleted}`,
  },
  twin: {
    headline: 'It has a twin',
    explanation: `The two differ only in an empty instance label, so they look the same to a scrape, and the gateway fails over them. ${cannotBeDeleted} The copied delete command names exactly this one: deleting one of the two by its command cures the gateway.`,
  },
  'not-utf8': {
    headline: 'Its key may not be text',
    explanation: `A label shows U+FFFD (�), which stands for bytes that are not UTF-8. A delete of what is shown would do nothing, or hit another group. ${cannotBeDeleted}`,
  },
} as const satisfies Record<IdentityDoubt, Doubt>

/** Why a group in doubt is not deleted the ordinary way. */
export const doubtBlocks = (doubt: IdentityDoubt): string =>
  `${doubts[doubt].headline}, so a delete might hit another group`

type Keyed = Pick<GroupRow, 'identityDoubt' | 'labels'>

/** The key of the other one of two twins: with an empty instance label where this one has none, or the other way round. */
const twinOf = ({ labels }: Keyed): string => {
  const others = Object.entries(labels).filter(([name]) => name !== 'instance')
  const pairs = labels['instance'] === '' ? others : [...others, ['instance', ''] as const]
  return visibleText(printSelector(readingOrder(pairs).map(([name, value]) => ({ name, op: '=', value }))))
}

/** Why it is not certain which group this is, in plain words; null where it is. */
export const explainDoubt = (group: Keyed): Doubt | null => {
  if (group.identityDoubt === null) return null
  const { headline, explanation } = doubts[group.identityDoubt]
  if (group.identityDoubt !== 'twin') return { headline, explanation }
  return { headline, explanation: `The other one is ${twinOf(group)}. ${explanation}` }
}
