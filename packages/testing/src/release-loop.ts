import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** Lets this process end while the child and a pipe to it are still open. */
export const releaseLoop = (child: ChildProcess, pipe: Readable | Writable): void => {
  child.unref()
  // The pipe of a child is a socket, though its type says stream.
  if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
}
