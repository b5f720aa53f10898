import type { Gatehouse } from './start-gatehouse.ts'

type Told = { readonly readAt?: number | null; readonly gateways?: readonly { readonly readAt: number | null }[] }

async function* eventsOf(url: string): AsyncGenerator<Told> {
  const ending = new AbortController()
  const { body } = await fetch(`${url}/api/v1/events`, { signal: ending.signal })
  let text = ''
  try {
    for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + part).split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) yield JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '{}') as Told
    }
  } finally {
    ending.abort()
  }
}

const readAtOf = ({ readAt, gateways }: Told): number | null | undefined =>
  gateways === undefined ? readAt : gateways[0]?.readAt

/**
 * Waits for so many more reads of the gateway; `before` is done ahead of each. It listens to the server's events, which
 * costs the server next to nothing. Reads are a second apart at least, so the gateway's clock tells them from each other.
 */
export const awaitReads = async (
  { url }: Pick<Gatehouse, 'url'>,
  reads: number,
  before: (read: number) => unknown = () => {},
): Promise<void> => {
  let seen: number | null | undefined
  let read = -1
  for await (const event of eventsOf(url)) {
    const readAt = readAtOf(event)
    if (readAt === undefined || readAt === seen) continue
    seen = readAt
    read++
    if (read === reads) return
    await before(read)
  }
  throw new Error('the server ended its events')
}
