import { type Aftermath, judgeAfter, type SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import type { Activity, RemoveAnswer, Result, RunGateway } from './ports.ts'
import { resultOf } from './result.ts'
import { writeDown } from './write-down.ts'

/** How long a delete may take to show, in ms. */
const settleTime = 30_000

/** How long a group that changed in the second of its delete may still go with it, in ms. */
const overtakenTime = 10_000

const firstPause = 20
const longestPause = 1000

export type ReadBack = {
  readonly runId: string
  readonly gateway: RunGateway
  readonly activity: Activity
  /** Monotonic ms. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** A delete that was asked for, and the answer. */
export type Asked = { readonly item: SeenGroup; readonly answer: RemoveAnswer }

type Open = Asked & {
  readonly last: Aftermath
  /** When it was first seen changed; null while it was not. */
  readonly changedAt: number | null
}

/**
 * Reads until every delete shows its effect, or the time to settle is over. A reading that fails is tried again, and a
 * delete without an answer is waited for like an accepted one. A push that overtook the queued delete goes with the
 * group: it is written down as soon as it is seen.
 */
export const readBack = async (deps: ReadBack, asked: readonly Asked[]): Promise<readonly Result[]> => {
  const refused = asked.flatMap(({ item, answer }) =>
    answer.kind === 'refused' ? [notTaken(item, answer.reason)] : [],
  )
  const results: Result[] = [...refused]
  const deadline = deps.clock() + settleTime
  let open: readonly Open[] = asked
    .filter(({ answer }) => answer.kind !== 'refused')
    .map((one) => ({ ...one, last: 'waiting', changedAt: null }))
  let trouble = ''
  for (let pause = firstPause; open.length > 0 && deps.clock() < deadline; pause = Math.min(2 * pause, longestPause)) {
    const before = open
    const looked = await attempt(() => look(deps, before))
    trouble = looked.ok ? 'it is still there' : looked.reason
    if (looked.ok) {
      const closed = looked.value.filter((one) => isClosed(one, deps.clock()))
      results.push(...closed.map(conclusion))
      open = looked.value.filter((one) => !closed.includes(one))
    }
    if (open.length > 0) await deps.wait(pause)
  }
  return [...results, ...open.map((one) => unproven(one, trouble))]
}

const look = async (deps: ReadBack, open: readonly Open[]): Promise<readonly Open[]> => {
  const { gateway, clock } = deps
  gateway.forget(open.map(({ item }) => item.id))
  const reading = await gateway.readAfresh()
  const seen = open.map((one) => {
    const acceptedAt = one.answer.kind === 'accepted' ? one.answer.at : null
    const last = judgeAfter(one.item, reading.find(one.item.id), acceptedAt)
    return { ...one, last, changedAt: last === 'changed' ? (one.changedAt ?? clock()) : one.changedAt }
  })
  const overtaken = seen.filter(({ item, changedAt }) => changedAt !== null && wasUnchanged(open, item))
  await writeDown(
    deps,
    overtaken.map(({ item }) => item),
  )
  return seen
}

const wasUnchanged = (open: readonly Open[], item: SeenGroup) =>
  open.some((one) => one.item === item && one.changedAt === null)

const isClosed = ({ last, changedAt }: Open, now: number) =>
  last === 'gone' || last === 'came-back' || (changedAt !== null && now - changedAt >= overtakenTime)

const conclusion = ({ item, last, changedAt, answer }: Open): Result => {
  if (last !== 'gone') {
    if (answer.kind === 'unanswered') return notTaken(item, `${answer.reason}; and something pushed to it again`)
    return resultOf(item, { outcome: 'came-back', detail: 'it was deleted, and something pushed to it again' })
  }
  const detail = changedAt === null ? 'gone, read back' : 'gone, with a push from just before; that push is in the log'
  return resultOf(item, { outcome: 'deleted', detail })
}

const notTaken = (item: SeenGroup, reason: string) =>
  resultOf(item, { outcome: 'failed', detail: `the gateway did not take the delete: ${reason}` })

const unproven = ({ item, answer }: Open, trouble: string): Result => {
  const begin =
    answer.kind === 'unanswered' ? `no answer to the delete (${answer.reason})` : 'the gateway took the delete'
  return resultOf(item, { outcome: 'failed', detail: `${begin}, but it could not be proven: ${trouble}` })
}
