import type { PushgatewayOptions } from '@gatehouse/testing'
import { type FaultyProxy, type RunningPushgateway, startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import { openTestGateway, type TestGateway } from './test-gateway.ts'

export type Proxied = {
  readonly pushgateway: RunningPushgateway
  readonly proxy: FaultyProxy
  /** The gateway as a run sees it, through the proxy. */
  readonly gateway: TestGateway
  readonly stop: () => Promise<void>
}

/** Starts a real gateway behind a proxy that records what reaches it. */
export const startProxied = async (options: PushgatewayOptions = {}): Promise<Proxied> => {
  const pushgateway = await startPushgateway(options)
  const proxy = await startFaultyProxy(pushgateway.url)
  const gateway = openTestGateway(proxy.url)
  const stop = async () => {
    await gateway.close()
    await proxy.stop()
    await pushgateway.stop()
  }
  return { pushgateway, proxy, gateway, stop }
}
