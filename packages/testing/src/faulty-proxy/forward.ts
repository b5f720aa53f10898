import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { SeenRequest } from './fault.ts'

// They belong to one connection, and node writes its own.
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding'])

const endToEnd = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)))

/** Sends the request on to the target, path byte for byte, and gives its answer, the body not yet read. */
export const forward = (target: URL, { method, path, headers, body }: SeenRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const own = { ...endToEnd(headers), 'content-length': body.length }
    const { hostname, port } = target
    const request = http.request({ hostname, port, method, path, headers: own, agent: false }, resolve)
    request.on('error', reject)
    request.end(body)
  })

/** Starts the answer to the client as the target's began. The body is up to the caller. */
export const startAnswer = (
  response: ServerResponse,
  upstream: IncomingMessage,
  replaced: OutgoingHttpHeaders = {},
) => {
  const headers = { ...endToEnd(upstream.headers), ...replaced }
  response.sendDate = false
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
  response.writeHead(upstream.statusCode ?? 502)
}
