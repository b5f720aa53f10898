import { connect } from 'node:net'
import { eventually } from '@gatehouse/testing'
import type { LiveEvent, LiveEvents } from './events/live-events.ts'

type Heard<K extends LiveEvent['kind']> = LiveEvents[K] & { readonly spreadMs: number }

const parse = (text: string): LiveEvent[] =>
  [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(
    ([, kind, data]) => ({ kind, data: JSON.parse(data ?? '') }) as LiveEvent,
  )

/** Listens as a plain client on a raw socket, so that every byte is counted. For tests only. */
export const listenTo = async (port: number, { path = '/api/v1/events', headers = '' } = {}) => {
  let text = ''
  let isEnded = false
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.on('data', (part) => {
    text += part
  })
  socket.on('close', () => {
    isEnded = true
  })
  socket.on('error', () => {})
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`)

  // Chunks of the transfer begin and end between events, never within one.
  const events = () => parse(text)
  const heard = <K extends LiveEvent['kind']>(kind: K): Heard<K>[] =>
    events().flatMap((event) => (event.kind === kind ? [event.data as Heard<K>] : []))
  /** The first event of this kind, among all or those after the `from`-th, that fits. */
  const hear = <K extends LiveEvent['kind']>(kind: K, fits: (data: Heard<K>) => boolean = () => true, from = 0) =>
    eventually(() => heard(kind).slice(from).find(fits) ?? false) as Promise<Heard<K>>

  return {
    socket,
    text: () => text,
    heard,
    hear,
    ended: () => eventually(() => isEnded),
    isEnded: () => isEnded,
    close: () => socket.destroy(),
  }
}

export type Listener = Awaited<ReturnType<typeof listenTo>>
