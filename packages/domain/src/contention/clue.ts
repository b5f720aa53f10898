import type { Count } from './counts.ts'
import type { Alternation } from './independence.ts'
import type { Clash } from './shape.ts'

/** How sure it is that two pushers overwrite each other. */
export type Certainty = 'suspected' | 'proven'

/** Pushes of two shapes come from two schedules and undo each other. */
export type ShapeClue = Clash & Alternation

/** Values of one series come from two sequences, or from two processes by their start times; `values` oldest first. */
export type CountClue = Alternation & {
  readonly kind: 'counts' | 'start-times'
  readonly certainty: Certainty
  readonly family: Count['family']
  readonly series: Count['series']
  readonly values: readonly number[]
}

/** Pushes come much closer together than they used to; ms between two. Told only beside another clue. */
export type PaceClue = { readonly kind: 'pace'; readonly usual: number; readonly now: number }

/**
 * One reason to think that two pushers overwrite a group: `family-sets` (what only the one and only the other side
 * pushes), `shared-families`, `label-sets`, `counts`, `start-times` or `pace`. Times in epoch ms; `since` is the first
 * push of what was seen, `lastSeen` the last time the sides took turns.
 */
export type ContentionClue = ShapeClue | CountClue | PaceClue
