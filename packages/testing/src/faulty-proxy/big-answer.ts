import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const chunkSize = 65_536

const chunkCount = (bytes: number) => Math.ceil(bytes / chunkSize)

// White space between the brackets: the answer stays valid JSON, however long it gets.
function* blankJson(bytes: number) {
  const blank = Buffer.alloc(chunkSize, 0x20)
  yield Buffer.from('{"status":"success","data":[')
  for (let sent = 0; sent < chunkCount(bytes); sent++) yield blank
  yield Buffer.from(']}')
}

// The one who reads may well hang up half-way: that is what these answers are for.
const ignoreHangUp = () => {}

/** Sends a valid JSON answer of at least so many bytes, as fast as it is read. */
export const sendHuge = (response: ServerResponse, bytes: number): Promise<void> => {
  response.writeHead(200, { 'content-type': 'application/json' })
  return pipeline(Readable.from(blankJson(bytes)), response).catch(ignoreHangUp)
}

/** Sends the same gzipped: about a thousandth of the bytes it expands to. */
export const sendGzipBomb = (response: ServerResponse, bytes: number): Promise<void> => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  return pipeline(Readable.from(blankJson(bytes)), createGzip({ level: 9 }), response).catch(ignoreHangUp)
}
