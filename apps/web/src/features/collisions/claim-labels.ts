import type { CollisionClaim, CollisionSide } from '../../lib/wire.ts'

export type ClaimLabel = {
  readonly name: string
  /** null where the series has no such label, which is what matters about it. */
  readonly value: string | null
  /** Whether it comes from the grouping key or from the pushed body. */
  readonly origin: 'key' | 'body'
  readonly isLit: boolean
}

/**
 * The labels of a series that tell something beside its group's key: first those that matter, wherever they come from,
 * then what else the body brought. An empty `instance` is the gateway's own addition.
 */
export const claimLabels = (
  { labels }: Pick<CollisionClaim, 'labels'>,
  { group, highlight }: Pick<CollisionSide, 'group' | 'highlight'>,
): readonly ClaimLabel[] => {
  if (labels === null) return []
  const own = new Map(Object.entries(labels))
  const originOf = (name: string): ClaimLabel['origin'] => (Object.hasOwn(group.labels, name) ? 'key' : 'body')
  const lit = highlight.map((name) => ({ name, value: own.get(name) ?? null, origin: originOf(name), isLit: true }))
  const others = [...own]
    .filter(([name, value]) => !highlight.includes(name) && originOf(name) === 'body' && !isAdded(name, value))
    .map(([name, value]) => ({ name, value, origin: 'body' as const, isLit: false }))
  return [...lit, ...others]
}

const isAdded = (name: string, value: string) => name === 'instance' && value === ''
