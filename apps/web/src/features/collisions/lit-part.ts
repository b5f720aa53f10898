import type { CollisionKind } from '@gatehouse/domain'

/** What of a claim clashes, beside its labels. */
export type LitPart = 'metric' | 'type' | 'help'

const parts = new Map<CollisionKind, LitPart>([
  ['type-clash', 'type'],
  ['suffix-clash', 'metric'],
  ['gateway-family', 'metric'],
  ['help-differs', 'help'],
])

export const litPartOf = (kind: CollisionKind): LitPart | null => parts.get(kind) ?? null
