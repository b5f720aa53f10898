/** The pieces in which a body of this size comes over a socket. */
const chunkBytes = 64 * 1024

/** A body in pieces, without copying. */
export function* chunksOf(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += chunkBytes) yield body.subarray(at, at + chunkBytes)
}
