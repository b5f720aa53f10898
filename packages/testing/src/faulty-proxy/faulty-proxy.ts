import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerInstead, passOn } from './apply-fault.ts'
import type { Fault, SeenRequest } from './fault.ts'
import { forward } from './forward.ts'
import { openListener } from './listener.ts'

/** Called before a request is forwarded, which waits for it. */
export type RequestHook = (request: SeenRequest) => unknown

export type FaultyProxy = {
  /** As the target's URL, with the proxy's port: a path prefix of the target stays. */
  readonly url: string
  readonly port: number
  /** Every request seen, in order, also those that were not forwarded. Clear it with `requests.length = 0`. */
  readonly requests: SeenRequest[]
  /** From now on these faults and no others; of several, the first whose `when` fits a request. */
  readonly fault: (...faults: Fault[]) => Promise<void>
  /** No faults and no hook any more; listens again. */
  readonly heal: () => Promise<void>
  /** Does something between the client and the target: a push just before a DELETE, say. A new hook replaces the old. */
  readonly onRequest: (hook: RequestHook) => void
  readonly stop: () => Promise<void>
}

const seen = async (request: IncomingMessage): Promise<SeenRequest> => ({
  method: request.method ?? '',
  path: request.url ?? '',
  headers: request.headers,
  body: Buffer.concat(await request.toArray()),
})

/** Starts a proxy on 127.0.0.1 before a real server; passes everything through until it is told of a fault. */
export const startFaultyProxy = async (targetUrl: string, { port = 0 } = {}): Promise<FaultyProxy> => {
  const target = new URL(targetUrl)
  const requests: SeenRequest[] = []
  let faults: readonly Fault[] = []
  let hook: RequestHook = () => {}

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await seen(incoming)
    requests.push(request)
    const fault = faults.find(({ when }) => when === undefined || when(request))
    const instead = answerInstead(fault)
    if (instead !== undefined) return void instead(response)
    await hook(request)
    const changes = fault?.kind === 'rewrite' ? fault.change(request) : {}
    await passOn(response, await forward(target, { ...request, ...changes }), fault)
  }

  const listener = await openListener((incoming, response) => {
    // A dead target looks from outside like a dead gateway, not like a proxy with an opinion.
    handle(incoming, response).catch(() => response.socket?.resetAndDestroy())
  }, port)

  const apply = async (wanted: readonly Fault[]) => {
    faults = wanted
    if (wanted.some(({ kind }) => kind === 'refuse')) await listener.close()
    else await listener.open()
  }

  return {
    url: `http://127.0.0.1:${listener.port}${target.pathname.replace(/\/$/, '')}`,
    port: listener.port,
    requests,
    fault: (...wanted) => apply(wanted),
    heal: () => {
      hook = () => {}
      return apply([])
    },
    onRequest: (wanted) => {
      hook = wanted
    },
    stop: listener.close,
  }
}
