// Beyond this a reader is too slow. Node hands on what the socket takes, so only a socket that takes no more lets the
// queue grow.
const queueBytes = 64 * 1024

// A write takes about 40 µs of the serving thread: a thousand at once would stall everything else.
const perTurn = 100

type Stream = { readonly controller: ReadableStreamDefaultController<Uint8Array>; readonly hangUp: () => void }

/** The streams that are open: at most `limit`, each with a bounded queue. */
export const createStreams = (limit: number) => {
  const open = new Set<Stream>()

  const drop = (stream: Stream) => {
    open.delete(stream)
    stream.hangUp()
  }

  const give = (stream: Stream, bytes: Uint8Array) => {
    if (!open.has(stream)) return
    if ((stream.controller.desiredSize ?? 0) > 0) stream.controller.enqueue(bytes)
    else drop(stream)
  }

  const sendTo = (streams: readonly Stream[], bytes: Uint8Array): void => {
    for (const stream of streams.slice(0, perTurn)) give(stream, bytes)
    if (streams.length > perTurn) setImmediate(sendTo, streams.slice(perTurn), bytes)
  }

  return {
    size: () => open.size,

    /** A stream that begins with `first`, undefined when there are too many. `hangUp` is called when it is dropped. */
    add: (first: Uint8Array, hangUp: () => void): ReadableStream | undefined => {
      if (open.size >= limit) return undefined
      let stream: Stream | undefined
      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            stream = { controller, hangUp }
            open.add(stream)
            controller.enqueue(first)
          },
          cancel: () => {
            if (stream) open.delete(stream)
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: queueBytes }),
      )
    },

    /** The same bytes for everybody who is there now; who has not taken what came before goes. */
    send: (bytes: Uint8Array): void => sendTo([...open], bytes),

    end: (): void => {
      for (const { controller } of open) controller.close()
      open.clear()
    },
  }
}
