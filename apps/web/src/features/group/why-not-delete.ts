import { isExpectedByName } from '../../lib/expected-by-name.ts'
import type { Gateway, GatewaysAnswer, GroupRow } from '../../lib/wire.ts'
import { gatewayBlockedBecause, writesBlockedBecause } from '../../lib/write-block.ts'
import { doubts } from './doubt-words.ts'

type Asked = {
  readonly group: GroupRow
  readonly answer: GatewaysAnswer | undefined
  readonly gateway: Gateway | undefined
  readonly isGone: boolean
}

const doubtOf = ({ state, identityDoubt }: GroupRow) =>
  state === 'missing' || identityDoubt === null
    ? undefined
    : `In doubt: ${doubts[identityDoubt].headline.toLowerCase()}`

const ruleOf = (group: GroupRow) =>
  isExpectedByName(group) ? 'A rule names it: it is expected for as long as the rule stands' : undefined

/** Why this group cannot be deleted now, or undefined. */
export const whyNotDelete = ({ group, answer, gateway, isGone }: Asked): string | undefined =>
  isGone
    ? 'It is gone'
    : (writesBlockedBecause(answer) ?? gatewayBlockedBecause(gateway) ?? doubtOf(group) ?? ruleOf(group))

/** Why a copied delete command would not do what it says, or undefined. */
export const whyNotCommand = (group: GroupRow): string | undefined => doubtOf(group)
