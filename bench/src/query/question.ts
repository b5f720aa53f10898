import type { GroupState } from '@gatehouse/domain'

/** One question of the groups screen. */
export type Question = {
  readonly match: string
  readonly sort: { readonly key: string; readonly descending: boolean }
  readonly states: readonly GroupState[]
  readonly offset: number
  readonly now: number
}

/** A question that can be asked with a pattern nobody used before. */
export type QuestionKind = {
  readonly what: string
  /** The number makes the pattern another one that means the same. */
  readonly match?: (number: number) => string
  readonly sort?: Question['sort']
  readonly states?: Question['states']
  readonly offset?: number
}
