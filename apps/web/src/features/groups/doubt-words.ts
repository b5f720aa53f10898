import type { IdentityDoubt } from '@gatehouse/domain'

/** Why we cannot be sure which group this is, in plain words. */
const doubtWords = {
  shadowed: 'A pushed metric called "labels" hides the labels of this group',
  mismatch: 'Its labels and those of its push time differ',
  twin: 'Another group looks exactly like this one',
  'not-utf8': 'A label value holds bytes that are not UTF-8',
} as const satisfies Record<IdentityDoubt, string>

/** Why a group in doubt is not deleted the ordinary way. */
export const doubtBlocks = (doubt: IdentityDoubt): string => `${doubtWords[doubt]}, so a delete might hit another group`
