import { judgeAfter, type SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import type { Result, RunGateway } from './ports.ts'
import { resultOf } from './result.ts'

/** How long a delete that was accepted may take to show, in ms. */
const settleTime = 30_000

const firstPause = 20
const longestPause = 1000

export type ReadBack = {
  readonly gateway: RunGateway
  /** Monotonic ms. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** A delete that was asked for; `refusal` is why no acceptance came back. */
export type Asked = { readonly item: SeenGroup; readonly refusal: string | null }

type Seen = Asked & { readonly verdict: ReturnType<typeof judgeAfter> }

/**
 * Reads until every accepted delete shows its effect, or the time to settle is over. A reading that fails is tried
 * again. What was not accepted gets one look: its answer may have been lost on the way. "Came back" takes two readings
 * in a row: at the first the delete may still wait in the gateway's queue, behind the push.
 */
export const readBack = async (deps: ReadBack, asked: readonly Asked[]): Promise<readonly Result[]> => {
  const deadline = deps.clock() + settleTime
  const closed: Seen[] = []
  let open: readonly Seen[] = asked.map((one) => ({ ...one, verdict: null }))
  let trouble = ''
  for (let pause = firstPause; open.length > 0 && deps.clock() < deadline; pause = Math.min(2 * pause, longestPause)) {
    const before = open
    const seen = await attempt(() => look(deps.gateway, before))
    trouble = seen.ok ? 'it is still there' : seen.reason
    const now = seen.ok ? seen.value : before
    closed.push(...now.filter(isClosed))
    open = now.filter((one) => !isClosed(one))
    if (seen.ok && before.every(isChanged) && open.every(isChanged)) break
    if (open.length > 0) await deps.wait(pause)
  }
  return [...closed, ...open].map((one) => conclusion(one, trouble))
}

const look = async (gateway: RunGateway, open: readonly Seen[]): Promise<readonly Seen[]> => {
  // Each reading uses up what was to be forgotten, and the group may vanish only at the next.
  gateway.forget(open.map(({ item }) => item.id))
  const reading = await gateway.readAfresh()
  return open.map((one) => ({ ...one, verdict: judgeAfter(one.item, reading.find(one.item.id)) }))
}

const isGone = ({ verdict }: Seen) => verdict?.outcome === 'deleted'

const isChanged = ({ verdict }: Seen) => verdict !== null

const isClosed = (one: Seen) => isGone(one) || one.refusal !== null

const conclusion = (seen: Seen, trouble: string): Result => {
  const { item, verdict, refusal } = seen
  if (verdict !== null && (isGone(seen) || refusal === null)) return resultOf(item, verdict)
  const detail =
    refusal === null
      ? `the gateway took the delete, but it could not be proven: ${trouble}`
      : `the gateway did not take the delete: ${refusal}`
  return resultOf(item, { outcome: 'failed', detail })
}
