import type { MetricFamily } from '@gatehouse/exposition'
import type { Claim, CollisionKind } from '../collisions/collision.ts'
import type { GroupingKey } from '../grouping-key.ts'

/** A group as the check sees it: its families as the gateway holds them, push families apart. */
export type CheckedGroup = {
  readonly id: string
  readonly key: GroupingKey
  readonly families: readonly MetricFamily[]
}

/** One side of a violation; `group` is null for the gateway itself. */
export type ViolationSide = { readonly group: string | null; readonly claims: readonly Claim[] }

/** The kinds of collisions the gateway's own check finds. */
export type ViolationKind = Extract<
  CollisionKind,
  'poison' | 'same-series' | 'type-clash' | 'suffix-clash' | 'gateway-family' | 'quantile-label' | 'reserved-label'
>

/** Something for which the gateway's own check fails, with the first groups on each side and what they claim. */
export type Violation = {
  readonly kind: ViolationKind
  readonly metric: string
  /** What the gateway says of it, without the labels and values it quotes. */
  readonly said: string
  readonly sides: readonly ViolationSide[]
}
