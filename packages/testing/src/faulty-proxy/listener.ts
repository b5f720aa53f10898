import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Listener = {
  readonly port: number
  readonly open: () => Promise<void>
  /** Stops listening and breaks every connection. */
  readonly close: () => Promise<void>
}

/** An HTTP server on 127.0.0.1 that can stop listening and listen again on the same port. Port 0 is a free one. */
export const openListener = async (handle: RequestListener, wanted: number): Promise<Listener> => {
  const server = createServer({ keepAliveTimeout: 60_000 }, handle)
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    server.unref()
  }
  await listen(wanted)
  const { port } = server.address() as AddressInfo
  return {
    port,
    open: async () => {
      if (!server.listening) await listen(port)
    },
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
