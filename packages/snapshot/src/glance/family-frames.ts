/** Whether the bytes of a family are wanted, by its name, and where they go. */
export type Taker = (name: string) => ((bytes: Uint8Array) => void) | undefined

// A longer name is none that anybody asks for: it is cut off, and not waited for.
const longestName = 64

/** The tag of a name and its length. */
const nameHead = 2

const nameTag = 0x0a

// Ten bytes hold 64 bits; a family of more than 2^49 bytes is none.
const longestLength = 7

const nothing = new Uint8Array(0)

type Beginning = { readonly start: number; readonly length: number; readonly name: string }

/** The bytes are not families one after another. */
export class NotFamilies extends Error {}

/** Reads the length before a message. Undefined while it is not all there. */
const lengthAt = (bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } | undefined => {
  let length = 0
  for (let i = 0; i < longestLength; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) return undefined
    length += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return { start: at + i + 1, length }
  }
  throw new NotFamilies('a length without an end')
}

const beginningAt = (bytes: Uint8Array, at: number): Beginning | undefined => {
  const framed = lengthAt(bytes, at)
  if (!framed) return undefined
  const { start, length } = framed
  if (bytes.length < start + Math.min(length, nameHead + longestName)) return undefined
  if (length === 0) return { ...framed, name: '' }
  if (bytes[start] !== nameTag) throw new NotFamilies('a family that does not begin with its name')
  const nameLength = bytes[start + 1] ?? 0
  const from = start + nameHead
  const name = nameLength > longestName ? '' : Buffer.from(bytes.subarray(from, from + nameLength)).toString('latin1')
  return { ...framed, name }
}

/**
 * Walks a metrics page in the delimited protobuf format as it streams in, and hands on the bytes of the families that are
 * wanted; all others are hopped over. `push` and `end` throw `NotFamilies` when the bytes are anything else, or do not come
 * to their end. https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto
 */
export const familyFrames = (takerOf: Taker) => {
  let rest: Uint8Array = nothing
  let left = 0
  let take: ReturnType<Taker>

  return {
    push: (chunk: Uint8Array): void => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      rest = nothing
      let at = 0
      while (at < bytes.length) {
        if (left === 0) {
          const beginning = beginningAt(bytes, at)
          if (!beginning) {
            rest = bytes.subarray(at)
            return
          }
          at = beginning.start
          left = beginning.length
          take = takerOf(beginning.name)
        }
        const end = Math.min(bytes.length, at + left)
        take?.(bytes.subarray(at, end))
        left -= end - at
        at = end
      }
    },
    end: (): void => {
      if (left > 0 || rest.length > 0) throw new NotFamilies('the last family is cut off')
    },
  }
}
