import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyPushgateway } from '../binaries.js'
import { say } from '../say.js'
import { demoConfig } from './config.js'
import { startGateway } from './gateway.js'
import { jobs } from './jobs.js'
import { keepPushing } from './scheduler.js'

/** Starts a real Pushgateway with sample jobs and writes a configuration for it. `stop` ends both and removes the file. */
export const startDemo = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-demo-'))
  const gateway = await startGateway(await anyPushgateway(), folder)
  const configFile = join(folder, 'demo.yml')
  writeFileSync(configFile, demoConfig(gateway.url))
  const rest = keepPushing(gateway.url, jobs)
  say(`demo: sample jobs push to ${gateway.url}; nothing in it is real`)
  const stop = async () => {
    rest()
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { configFile, stop }
}
