import { createHash } from 'node:crypto'
import { countRefused, requestsFamily } from './count-refused.ts'
import { familyFrames, NotFamilies } from './family-frames.ts'

/** What a metrics page tells at a glance, in the delimited protobuf format. */
export type Glance = {
  /**
   * A digest of every push time and failure time with its labels. Two of one gateway that are the same mean that nothing
   * was pushed, refused with a trace or deleted in between; two that differ may. Null when there are no push times.
   */
  readonly pushes: string | null
  /** How many pushes were answered 400 since the gateway started, 0 before the first; null when that cannot be told. */
  readonly refusedPushes: number | null
}

// A pusher may use the name, too; what is larger is not the gateway's alone.
const longestCounter = 1024 * 1024

const refusedIn = (family: Uint8Array): number => {
  try {
    return countRefused(family)
  } catch (error) {
    throw new NotFamilies(`${requestsFamily} cannot be read`, { cause: error })
  }
}

/**
 * Reads such a page as it streams in, and keeps next to nothing of it. Rejects with `NotFamilies` when it is anything
 * else or cut off, and with whatever `chunks` fails with.
 */
export const readGlance = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Glance> => {
  const digest = createHash('sha256')
  const counter: Uint8Array[] = []
  let counted = 0
  let hasPushes = false

  const takePushes = (bytes: Uint8Array) => {
    hasPushes = true
    digest.update(bytes)
  }
  const takeCounter = (bytes: Uint8Array) => {
    counted += bytes.length
    if (counted <= longestCounter) counter.push(bytes)
  }
  const frames = familyFrames((name) => {
    if (name === 'push_time_seconds' || name === 'push_failure_time_seconds') return takePushes
    return name === requestsFamily ? takeCounter : undefined
  })

  for await (const chunk of chunks) frames.push(chunk)
  frames.end()
  const refusedPushes = counted <= longestCounter ? refusedIn(Buffer.concat(counter)) : null
  return { pushes: hasPushes ? digest.digest('base64') : null, refusedPushes }
}
