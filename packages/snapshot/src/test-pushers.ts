import { setTimeout as pause } from 'node:timers/promises'
import {
  type ContentionEvidence,
  type ContentionVerdict,
  foldContention,
  judgeContention,
  labelValue,
  noEvidence,
  type PushPicture,
  pushPicture,
} from '@gatehouse/domain'
import { pushTo, send } from '@gatehouse/testing'
import { noGroups, openGroup, type ReadGroup, readGroups } from './read-groups.ts'

/** A loop that pushes, waits and pushes again until it is told to stop. `run` counts from 0. */
export type Pusher = (into: Target, signal: AbortSignal) => Promise<void>

export type Target = { readonly url: string; readonly job: string }

type Pushes = {
  readonly method?: 'PUT' | 'POST'
  /** Between two pushes, or between two starts, in ms; up to a fifth less or more. */
  readonly every: number
  readonly body: (run: number) => string
  /** What is pushed some ms after each push. */
  readonly end?: { readonly after: number; readonly body: (run: number) => string }
}

const about = (time: number) => time * (0.8 + 0.4 * Math.random())

/** A process that pushes on a schedule of its own. */
export const pusher =
  ({ method = 'PUT', every, body, end }: Pushes): Pusher =>
  async ({ url, job }, signal) => {
    for (let run = 0; !signal.aborted; run++) {
      await pushTo(url, { job }, body(run), { method })
      if (end) {
        await pause(end.after)
        await pushTo(url, { job }, end.body(run), { method })
      }
      await pause(about(every))
    }
  }

type Watched = { readonly evidence: ContentionEvidence; readonly picture?: PushPicture; readonly pushes: number }

export type Ending = { readonly verdict: ContentionVerdict | null; readonly pushes: number }

/** Lets pushers push into one group and polls the gateway until something is certain enough. */
export const watch = async (
  into: Target,
  pushers: readonly Pusher[],
  isEnough: (ending: Ending) => boolean,
): Promise<Ending> => {
  const stop = new AbortController()
  const working = pushers.map((push) => push(into, stop.signal))
  try {
    return await poll(into, isEnough)
  } finally {
    stop.abort()
    await Promise.all(working)
  }
}

const poll = async ({ url, job }: Target, isEnough: (ending: Ending) => boolean): Promise<Ending> => {
  const known = { read: noGroups, watched: { evidence: noEvidence, pushes: 0 } as Watched }
  for (;;) {
    const { bytes } = await send(url, '/api/v1/metrics')
    known.read = await readGroups([bytes], 'g', known.read)
    const group = known.read.groups.find(({ key }) => labelValue(key, 'job') === job)
    if (group) known.watched = look(known.watched, group)
    const { evidence, pushes } = known.watched
    const ending = { verdict: judgeContention(evidence, evidence.lastPush), pushes }
    if (isEnough(ending)) return ending
    await pause(10)
  }
}

const look = (watched: Watched, group: ReadGroup): Watched => {
  const { evidence, picture, pushes } = watched
  if (picture?.pushedAt === group.pushedAt) return watched
  const after = pushPicture(group.pushedAt, openGroup(group))
  return { evidence: foldContention(evidence, picture, after), picture: after, pushes: pushes + 1 }
}
