import { textContentType } from './content-type.ts'
import { exactPath, type Labels, naivePath } from './labels.ts'
import { send } from './send.ts'

export type Push = {
  readonly method?: 'PUT' | 'POST'
  readonly contentType?: string
}

export type Reply = { readonly status: number; readonly text: string }

/**
 * Pushes a body into exactly this group. Independent of the product, for it is the oracle: values go as `@base64`,
 * raw bytes are allowed, redirects are not followed. Gives the status whatever it is.
 */
export const pushTo = async (
  url: string,
  labels: Labels,
  body: string | Uint8Array,
  { method = 'PUT', contentType = textContentType }: Push = {},
): Promise<Reply> => {
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }
  const { status, text } = await send(url, exactPath(labels), { method, headers, body })
  return { status, text }
}

// 1.11.0 panics as it logs the refusal: the failure is recorded, the connection dropped.
const droppedConnection: Reply = { status: 0, text: '' }

/**
 * Pushes a body that the gateway refuses (unless told, one with a timestamp), so that the group gets a failure time.
 * Gives 400; 202 without the consistency check, where the record follows a moment later; 0 where the connection breaks.
 */
export const pushRefused = async (
  url: string,
  labels: Labels,
  body: string | Uint8Array = 'refused 1 1700000000000\n',
  options: Push = {},
): Promise<Reply> => {
  const reply = await pushTo(url, labels, body, options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') return droppedConnection
    throw error
  })
  if (reply.status === 200) throw new Error(`the push was accepted: ${Buffer.from(body)}`)
  return reply
}

/** Deletes exactly this group; 202 says only that the gateway has queued it. */
export const deleteFrom = async (url: string, labels: Labels): Promise<Reply> => {
  const { status, text } = await send(url, exactPath(labels), { method: 'DELETE' })
  return { status, text }
}

const sendNaively = async (url: string, labels: Labels, init: RequestInit): Promise<Reply> => {
  const response = await fetch(url + naivePath(labels), init)
  return { status: response.status, text: await response.text() }
}

/**
 * Pushes as a naive client does: `encodeURIComponent`, normalised paths, redirects followed. For hostile labels it hits
 * another group: the shadow twin, which must survive when the product deletes the group that was meant.
 */
export const pushNaively = (url: string, labels: Labels, body: string): Promise<Reply> =>
  sendNaively(url, labels, { method: 'PUT', body, headers: { 'content-type': textContentType } })

/** Deletes as a naive client does; shows what the product must not do. */
export const deleteNaively = (url: string, labels: Labels): Promise<Reply> =>
  sendNaively(url, labels, { method: 'DELETE' })
