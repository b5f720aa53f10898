const firstCapacity = 256 * 1024

/**
 * Bytes that arrive at one end and are taken from the other, always in one piece. `at(i)` and `slice` count from the
 * first byte not yet taken; a slice is valid until the next `push`.
 */
export const byteQueue = () => {
  let bytes = Buffer.allocUnsafeSlow(firstCapacity)
  let filled = bytes.subarray(0, 0)
  let from = 0
  let to = 0

  const makeRoom = (length: number) => {
    const kept = to - from
    const target = kept + length > bytes.length ? Buffer.allocUnsafeSlow(2 * (kept + length)) : bytes
    bytes.copy(target, 0, from, to)
    bytes = target
    from = 0
    to = kept
  }

  return {
    push: (chunk: Uint8Array): void => {
      if (to + chunk.length > bytes.length) makeRoom(chunk.length)
      bytes.set(chunk, to)
      to += chunk.length
      filled = bytes.subarray(0, to)
    },
    take: (length: number): void => {
      from += length
    },
    length: () => to - from,
    at: (index: number) => (index < to - from ? bytes[from + index] : undefined),
    slice: (start: number, end: number): Buffer => bytes.subarray(from + start, from + end),
    /** The index of a text at or after `start`, -1 when it is not there. */
    indexOf: (text: Buffer, start: number): number => {
      const found = filled.indexOf(text, from + start)
      return found < 0 ? found : found - from
    },
  }
}
