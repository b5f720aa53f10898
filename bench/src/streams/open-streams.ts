import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'

const openStream = async (url: string): Promise<{ readonly sent: ClientRequest; readonly answer: IncomingMessage }> => {
  const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip' }
  const sent = request(url, { agent: false, headers })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`GET ${url}: ${answer.statusCode}`)
  answer.on('error', () => {})
  answer.resume()
  return { sent, answer }
}

/** Many browsers that listen to the events of one server, each over a connection of its own. */
export type OpenStreams = {
  /** What all of them received so far, in bytes, as it went over the wire. */
  readonly received: () => number
  readonly close: () => void
}

/** Opens the streams, a hundred at a time. */
export const openStreams = async (url: string, count: number): Promise<OpenStreams> => {
  const streams: Awaited<ReturnType<typeof openStream>>[] = []
  while (streams.length < count) {
    const next = Math.min(100, count - streams.length)
    streams.push(...(await Promise.all(Array.from({ length: next }, () => openStream(url)))))
  }
  return {
    received: () => streams.reduce((sum, { answer }) => sum + answer.socket.bytesRead, 0),
    close: () => {
      for (const { sent } of streams) sent.destroy()
    },
  }
}
