import type { Proposal } from '../../lib/proposal.ts'

/** What the dialog shows: something proposed, or a deletion going on. */
export type DialogView =
  | { readonly kind: 'plan'; readonly proposal: Proposal; readonly opening: number }
  | { readonly kind: 'run'; readonly runId: string }
