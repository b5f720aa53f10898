import type { Found, GroupingKey, Plan, SeenGroup, Verdict } from '@gatehouse/domain'

/** One read of a gateway, begun after the time that was asked for. */
export type Reading = {
  /** When the gateway began to be asked, by the clock of the run, and how long that took, in ms. */
  readonly begunAt: number
  readonly took: number
  readonly find: (id: string) => Found
}

/**
 * What came of asking for a delete: accepted, at a time of the gateway's clock (epoch ms rounded down to seconds, null
 * when it did not say); refused for certain, this group or for now any; or unanswered, so that it may have been taken.
 */
export type RemoveAnswer =
  | { readonly kind: 'accepted'; readonly at: number | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'overloaded'; readonly reason: string }
  | { readonly kind: 'unanswered'; readonly reason: string }

/** The gateway as a run sees it: one reader, and the only way to delete. Reading rejects when there is no answer. */
export type RunGateway = {
  /** A reading that was begun after this call, maybe long after: one that is under way is waited out. */
  readonly readAfresh: () => Promise<Reading>
  /** The groups' contents in the text exposition format, by id, as the last reading saw them. */
  readonly capture: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Asks the gateway to delete exactly this key. */
  readonly remove: (key: GroupingKey) => Promise<RemoveAnswer>
  /** Tells the reader that these ids go by our hand, so that they do not count as missing. */
  readonly forget: (ids: readonly string[]) => void
  /** Takes that back: they did not go, and are missing should they vanish. */
  readonly remember: (ids: readonly string[]) => void
}

/** What is written down before a delete: enough to push the group again by hand. */
export type Intent = { readonly item: SeenGroup; readonly capture: string }

export type Result = Verdict & { readonly id: string; readonly item: SeenGroup }

/** The activity log. Each throws when it cannot write, and then nothing is deleted. */
export type Activity = {
  readonly begin: (runId: string, plan: Plan) => void
  readonly intend: (runId: string, intents: readonly Intent[]) => void
  readonly conclude: (runId: string, results: readonly Result[]) => void
}

/** What a run over one gateway works with. */
export type RunDeps = {
  readonly runId: string
  readonly gateway: RunGateway
  readonly activity: Activity
  /** Monotonic ms. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
  /** Asked before each reading and each delete; what is done stays done. */
  readonly isStopped: () => boolean
  /** Called with results as they come. */
  readonly onResults: (results: readonly Result[]) => void
  /** Called with the number of deletes that are sent and not yet seen done, whenever it changes. */
  readonly onUnproven: (count: number) => void
}
