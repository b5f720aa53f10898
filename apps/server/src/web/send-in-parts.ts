import { pipeline, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { constants, createGzip } from 'node:zlib'
import type { Context } from 'hono'
import { accepts } from './accepts.ts'

type Parts = { readonly start: string; readonly rest: () => Promise<string> }

async function* inTurn({ start, rest }: Parts) {
  yield Buffer.from(start)
  // What makes the rest holds the thread; the start is to be on its way before.
  await setImmediate()
  yield Buffer.from(await rest())
}

const zipped = (parts: Readable): Readable =>
  // Whoever goes away before the end has no use for an error.
  pipeline(parts, createGzip({ flush: constants.Z_SYNC_FLUSH }), () => {})

/** Sends a page whose start is known at once: browsers begin with it while the rest is made. */
export const sendInParts = (c: Context, parts: Parts, headers: Readonly<Record<string, string>>) => {
  const all = { 'Content-Type': 'text/html; charset=utf-8', ...headers }
  if (c.req.method === 'HEAD') return c.body(null, 200, all)
  const body = Readable.from(inTurn(parts))
  if (!accepts(c, 'gzip')) return c.body(toWeb(body), 200, all)
  return c.body(toWeb(zipped(body)), 200, { ...all, 'Content-Encoding': 'gzip' })
}

// The same streams; their types differ between Node and the web.
const toWeb = (stream: Readable) => Readable.toWeb(stream) as ReadableStream
