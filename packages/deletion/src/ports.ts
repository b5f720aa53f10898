import type { Found, GroupingKey, Outcome, SeenGroup } from '@gatehouse/domain'

/** One read of a gateway, begun after the time that was asked for. */
export type Reading = { readonly find: (id: string) => Found }

/** The gateway as a run sees it: one reader, and the only way to delete. All of it rejects when there is no answer. */
export type RunGateway = {
  /** A reading that was begun after this call. */
  readonly readAfresh: () => Promise<Reading>
  /** The groups' contents in the text exposition format, by id, as the last reading saw them. */
  readonly capture: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Asks the gateway to delete exactly this key. Success means accepted. */
  readonly remove: (key: GroupingKey) => Promise<void>
  /** Tells the reader that these ids went by our hand, so that they do not count as missing. */
  readonly forget: (ids: readonly string[]) => void
}

/** What is written down before a delete: enough to push the group again by hand. */
export type Intent = { readonly item: SeenGroup; readonly capture: string }

export type Result = {
  readonly id: string
  readonly item: SeenGroup
  readonly outcome: Outcome
  readonly detail: string
}

/** The activity log. Both throw when they cannot write, and then nothing is deleted. */
export type Activity = {
  readonly intend: (runId: string, intents: readonly Intent[]) => void
  readonly conclude: (runId: string, results: readonly Result[]) => void
}
