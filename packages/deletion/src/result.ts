import type { Outcome, SeenGroup } from '@gatehouse/domain'
import type { Result } from './ports.ts'

type Verdict = { readonly outcome: Outcome; readonly detail: string }

/** What became of an item. */
export const resultOf = (item: SeenGroup, { outcome, detail }: Verdict): Result => ({
  id: item.id,
  item,
  outcome,
  detail,
})

/** The result of an item whose group was not touched, and why. */
export const untouched = (item: SeenGroup, reason: string): Result =>
  resultOf(item, { outcome: 'failed', detail: `nothing was deleted: ${reason}` })
