import type { Proposal } from '../../lib/proposal.ts'

/** What the dialog shows: something proposed, or a deletion; one that was asked for stays open when it is over. */
export type DialogView =
  | { readonly kind: 'plan'; readonly proposal: Proposal; readonly opening: number }
  | { readonly kind: 'run'; readonly runId: string; readonly isAskedFor: boolean }
