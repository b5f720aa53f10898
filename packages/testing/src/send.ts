import http from 'node:http'
import https from 'node:https'
import { urlToHttpOptions } from 'node:url'

export type Answer = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

export type Sending = {
  readonly method?: string
  readonly headers?: http.OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

const collect = async (response: http.IncomingMessage): Promise<Answer> => {
  const bytes = Buffer.concat(await response.toArray())
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() }
}

/**
 * One plain HTTP request. The path goes out byte for byte (no URL class normalises it), redirects are not followed,
 * any certificate is accepted. User and password of the URL become basic authentication.
 */
export const send = (base: string, path: string, { method = 'GET', headers = {}, body }: Sending = {}) => {
  const url = new URL(base)
  const client = url.protocol === 'https:' ? https : http
  const prefix = url.pathname.replace(/\/$/, '')
  const options = { ...urlToHttpOptions(url), path: prefix + path, method, headers, agent: false as const }
  return new Promise<Answer>((resolve, reject) => {
    const request = client.request({ ...options, rejectUnauthorized: false }, (response) => {
      collect(response).then(resolve, reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}
