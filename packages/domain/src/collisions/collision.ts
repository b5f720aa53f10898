import type { Label, MetricType } from '@gatehouse/exposition'
import type { GroupingKey } from '../grouping-key.ts'

/** How bad a collision is, worst first. */
export const severities = ['error', 'warning', 'note'] as const

export type Severity = (typeof severities)[number]

/**
 * What a collision does: every scrape of the gateway fails, Prometheus drops the whole scrape, a series is lost silently,
 * pushes are refused, its groups cannot be read, or people are led astray.
 */
export const collisionEffects = [
  'gateway-500',
  'prometheus-rejects',
  'value-lost',
  'pushes-refused',
  'gateway-unreadable',
  'confusing',
] as const

export type CollisionEffect = (typeof collisionEffects)[number]

/** Every kind of collision with its severity and effects, worst first. */
export const collisionKinds = {
  poison: { severity: 'error', effects: ['gateway-500', 'pushes-refused'] },
  'same-series': { severity: 'error', effects: ['gateway-500'] },
  'type-clash': { severity: 'error', effects: ['gateway-500'] },
  'suffix-clash': { severity: 'error', effects: ['gateway-500'] },
  'gateway-family': { severity: 'error', effects: ['gateway-500'] },
  'quantile-label': { severity: 'error', effects: ['gateway-500'] },
  'reserved-label': { severity: 'error', effects: ['gateway-500'] },
  'scrape-fails': { severity: 'error', effects: ['gateway-500'] },
  'broken-json': { severity: 'error', effects: ['gateway-unreadable'] },
  'le-label': { severity: 'error', effects: ['prometheus-rejects'] },
  'lost-series': { severity: 'error', effects: ['value-lost'] },
  refused: { severity: 'warning', effects: ['pushes-refused'] },
  'refused-untraced': { severity: 'warning', effects: ['pushes-refused'] },
  contention: { severity: 'warning', effects: ['value-lost'] },
  'runaway-key': { severity: 'warning', effects: ['confusing'] },
  'near-twins': { severity: 'warning', effects: ['confusing'] },
  'exported-label': { severity: 'warning', effects: ['confusing'] },
  'overlapping-keys': { severity: 'note', effects: ['confusing'] },
  'help-differs': { severity: 'note', effects: ['confusing'] },
  fossils: { severity: 'note', effects: ['confusing'] },
  'empty-push': { severity: 'note', effects: ['confusing'] },
} as const satisfies Record<string, { severity: Severity; effects: readonly CollisionEffect[] }>

export type CollisionKind = keyof typeof collisionKinds

/** Whether a collision of this kind makes every scrape of its gateway fail. */
export const failsScrapes = (kind: CollisionKind): boolean =>
  collisionKinds[kind].effects.some((effect) => effect === 'gateway-500')

/** What one group has in a collision: a series, or a whole family, with what tells it apart. */
export type Claim = {
  readonly metric: string
  /** The labels of a series as a scrape carries them; null when the whole family is meant. */
  readonly labels: readonly Label[] | null
  readonly type: MetricType | null
  readonly help: string | null
  readonly value: string | null
}

/** One group in a collision. `highlight` names the labels that matter. */
export type Side = {
  readonly group: string
  readonly key: GroupingKey
  readonly claims: readonly Claim[]
  readonly highlight: readonly string[]
  /** The key that means this group at the gateway, where the shown one does not: see `rawText`. */
  readonly trueKey: GroupingKey | null
}

/**
 * A way out. `delete`: the groups to delete, by id, through a plan. `change-push`: what to change in which script.
 * `command`: what to run by hand, because it cannot be done from here.
 */
export type Fix = {
  readonly action: 'delete' | 'change-push' | 'command'
  readonly summary: string
  readonly groups: readonly string[]
  readonly command: string | null
}

/**
 * Something that clashes at one gateway. `id` stays the same while the cause does. `sides` are at most `sideLimit` of
 * `groups` groups. Fixes come safest first.
 */
export type Collision = {
  readonly id: string
  readonly kind: CollisionKind
  readonly certainty: 'certain' | 'suspected'
  readonly title: string
  readonly summary: string
  /** More that was seen, a sentence each. */
  readonly details: readonly string[]
  readonly metric: string | null
  readonly sides: readonly Side[]
  readonly groups: number
  readonly fixes: readonly Fix[]
}

/** How many sides of a collision are told one by one. */
export const sideLimit = 20
