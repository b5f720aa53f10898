import { type CollisionEffect, type CollisionKind, collisionEffects, collisionKinds } from '@gatehouse/domain'
import type { CollisionsAnswer } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'

const effectsOf = (kind: CollisionKind): readonly CollisionEffect[] => collisionKinds[kind].effects

/** The kinds that make every scrape of a gateway fail. */
export const failingKinds: readonly CollisionKind[] = (Object.keys(collisionKinds) as CollisionKind[]).filter((kind) =>
  effectsOf(kind).includes('gateway-500'),
)

const doing = {
  'gateway-500': ['makes every scrape fail', 'make every scrape fail'],
  'prometheus-rejects': ['makes Prometheus drop its scrapes', 'make Prometheus drop its scrapes'],
  'value-lost': ['loses values', 'lose values'],
  'pushes-refused': ['keeps pushes out', 'keep pushes out'],
  'gateway-unreadable': ['makes its list of groups unreadable', 'make its list of groups unreadable'],
  confusing: ['misleads', 'mislead'],
} as const satisfies Record<CollisionEffect, readonly [string, string]>

/** How many errors there are and what they do, the worst first; empty where there are none. */
export const errorsByEffect = (kinds: CollisionsAnswer['kinds']): string => {
  const errors = kinds.filter(({ severity }) => severity === 'error')
  const parts = collisionEffects.flatMap((effect) => {
    const found = errors.filter(({ kind }) => effectsOf(kind)[0] === effect)
    const number = found.reduce((sum, one) => sum + one.count, 0)
    return number === 0 ? [] : [`${counted(number, 'collision')} that ${doing[effect][number === 1 ? 0 : 1]}`]
  })
  return parts.join(' and ')
}
