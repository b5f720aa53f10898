import { createHash } from 'node:crypto'
import { countMetrics } from './count-metrics.ts'
import { countRefused, requestsFamily } from './count-refused.ts'
import { familyFrames, NotFamilies } from './family-frames.ts'

/** What a metrics page tells at a glance, in the delimited protobuf format. */
export type Glance = {
  /**
   * A digest of every push time and failure time with its labels. Two of one gateway that are the same mean that the same
   * groups were there with the same content; of two that differ nothing follows. Null when there are no push times.
   */
  readonly pushTimes: string | null
  /** How many groups have a push time. */
  readonly groups: number
  /** How many pushes were answered 400 since the gateway started; null when the page does not tell. */
  readonly refusedPushes: number | null
}

// A pusher may use the name, too; what is larger is not the gateway's alone.
const longestCounter = 1024 * 1024

const readable = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    throw new NotFamilies('a family cannot be read', { cause: error })
  }
}

/**
 * Reads such a page as it streams in, and keeps next to nothing of it. Rejects with `NotFamilies` when it is anything
 * else or cut off, and with whatever `chunks` fails with.
 */
export const readGlance = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Glance> => {
  const digest = createHash('sha256')
  const counter: Uint8Array[] = []
  const times: Uint8Array[] = []
  let counted = 0

  const takeTimes = (bytes: Uint8Array) => {
    digest.update(bytes)
    times.push(bytes)
  }
  const takeFailureTimes = (bytes: Uint8Array) => {
    digest.update(bytes)
  }
  const takeCounter = (bytes: Uint8Array) => {
    counted += bytes.length
    if (counted <= longestCounter) counter.push(bytes)
  }
  const frames = familyFrames((name) => {
    if (name === 'push_time_seconds') return takeTimes
    if (name === 'push_failure_time_seconds') return takeFailureTimes
    return name === requestsFamily ? takeCounter : undefined
  })

  for await (const chunk of chunks) frames.push(chunk)
  frames.end()
  return {
    pushTimes: times.length > 0 ? digest.digest('base64') : null,
    groups: readable(() => countMetrics(Buffer.concat(times))),
    refusedPushes:
      counted === 0 || counted > longestCounter ? null : readable(() => countRefused(Buffer.concat(counter))),
  }
}
