import type { IdentityDoubt } from '@gatehouse/domain'

type Doubt = { readonly headline: string; readonly explanation: string }

const cannotBeDeleted = 'So it cannot be deleted the ordinary way.'

/** Why it is not certain which group this is, in plain words. */
export const doubts = {
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
    explanation: `Another group differs only in an empty instance label: {job="a"} and {job="a", instance=""} look the same to a scrape, and the gateway fails over them. ${cannotBeDeleted}`,
  },
  'not-utf8': {
    headline: 'Its key may not be text',
    explanation: `A label shows U+FFFD (�), which stands for bytes that are not UTF-8. A delete of what is shown would do nothing, or hit another group. ${cannotBeDeleted}`,
  },
} as const satisfies Record<IdentityDoubt, Doubt>

/** Why a group in doubt is not deleted the ordinary way. */
export const doubtBlocks = (doubt: IdentityDoubt): string =>
  `${doubts[doubt].headline}, so a delete might hit another group`
