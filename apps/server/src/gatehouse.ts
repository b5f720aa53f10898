import { existsSync, fstatSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { announceReads } from './events/announce-reads.ts'
import { createEventHub } from './events/hub.ts'
import { startGateways } from './gateways/gateways.ts'
import { activityLog } from './runs/activity-log.ts'
import { createPlanBook } from './runs/plan-book.ts'
import { createRunBook } from './runs/run-book.ts'
import { runGateway } from './runs/run-gateway.ts'
import type { Settings } from './settings/settings.ts'
import { createActivityLog, createLogger, standardError } from './telemetry/logger.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { version } from './version.ts'
import { loadFirstRows } from './web/first-rows.ts'

const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url))

export type Gatehouse = { readonly port: number; readonly stop: () => Promise<void> }

type Options = {
  /** The folder of the built web app. */
  readonly webRoot?: string
  /** The file descriptor that deletions are recorded to; standard error unless told otherwise. */
  readonly activityDescriptor?: number
}

/** Starts everything the settings ask for and listens. Rejects when the address cannot be had. */
export const startGatehouse = async (settings: Settings, options: Options = {}): Promise<Gatehouse> => {
  const { webRoot = builtWebApp, activityDescriptor } = options
  const log = createLogger(settings.log)
  const gateways = startGateways(settings.gateways, log)
  const events = createEventHub()
  const stopAnnouncing = announceReads(gateways.readers, events.publish)
  const endEvents = () => {
    stopAnnouncing()
    return events.end()
  }
  const telemetry = createTelemetry({ gateways, events, version })
  const runs = createRunBook({
    gatewayOf: runGateway(gateways),
    activity: activityLog(createActivityLog(settings.log, activityDescriptor)),
    now: Date.now,
    onResults: telemetry.countDeletions,
    onProgress: (run) => events.publish('run', run),
  })
  try {
    const plans = createPlanBook(Date.now)
    const writes = leadsNowhere(activityDescriptor) && settings.writes.allowed ? noRecord : settings.writes
    const firstRows = await loadFirstRows(webRoot)
    const parts = { gateways, plans, runs, events, telemetry, version, webRoot, firstRows, log }
    const app = createApp({ ...settings, writes, ...parts })
    const { server, port } = await listen(app.fetch, settings)
    return {
      port,
      stop: async () => {
        await runs.end()
        await endEvents()
        await close(server)
        await gateways.stop()
      },
    }
  } catch (error) {
    await endEvents()
    await gateways.stop()
    throw error
  }
}

const noRecord = { allowed: false, reason: 'no-record' } as const

/** Whether what is written to a file descriptor is thrown away: Node opens a closed standard error like that, too. */
const leadsNowhere = (descriptor = standardError): boolean => {
  const target = fstatSync(descriptor)
  return target.isCharacterDevice() && existsSync('/dev/null') && target.rdev === statSync('/dev/null').rdev
}

type Listening = { readonly server: Server; readonly port: number }

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], { listen: { host, port } }: Settings) =>
  new Promise<Listening>((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (address) =>
      resolve({ server: server as Server, port: address.port }),
    )
    server.once('error', reject)
  })

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
