import { countSeverities } from '@gatehouse/domain'
import { gatewayErrorCodes } from '@gatehouse/pushgateway'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Reader } from '../gateways/reader.ts'
import { answers } from './answers.ts'
import { printTime } from './print-group.ts'
import { durationMs, epochMs, scrapeHealth, severityCounts } from './shapes.ts'

const gateway = z.object({
  name: z.string(),
  url: z.string(),
  note: z.string().nullable(),
  up: z.boolean(),
  lastReadAt: epochMs.nullable().describe("The gateway's clock at its last good read"),
  now: epochMs.nullable(),
  error: z
    .object({
      code: z.enum(gatewayErrorCodes),
      message: z.string(),
      since: epochMs.describe('As are the times beside it, by the clock of Gatehouse'),
      attempts: z.number().int(),
      nextAttemptAt: epochMs,
    })
    .nullable(),
  serverNow: epochMs,
  version: z.string().nullable(),
  flags: z.record(z.string(), z.string()),
  startedAt: epochMs.nullable(),
  groups: z.number().int(),
  series: z.number().int(),
  pollIntervalMs: durationMs.describe('As configured'),
  pollEveryMs: durationMs.describe('At least ten times what a read takes'),
  lastReadTookMs: durationMs.nullable(),
  readOnly: z.boolean(),
  scrape: scrapeHealth,
  collisions: severityCounts,
})

const gatewaysAnswer = z.object({
  version: z.string(),
  writes: z.object({ allowed: z.boolean(), reason: z.enum(['read-only', 'open-listener', 'no-record']).nullable() }),
  gateways: z.array(gateway),
})

const printError = (reader: Reader): z.infer<typeof gateway>['error'] => {
  const failure = reader.failure()
  if (!failure) return null
  const { error, took: _, ...times } = failure
  return { code: error.code, message: error.message, ...times }
}

const printGateway = (reader: Reader): z.infer<typeof gateway> => {
  const last = reader.lastRead()
  return {
    name: reader.name,
    url: reader.settings.address.url,
    note: reader.settings.note,
    up: last !== undefined && reader.failure() === undefined,
    lastReadAt: printTime(last?.view.readAt),
    now: printTime(reader.now() ?? undefined),
    error: printError(reader),
    serverNow: Date.now(),
    version: last?.status.version ?? null,
    flags: last?.status.flags ?? {},
    startedAt: last?.status.startedAt ?? null,
    groups: last?.view.present ?? 0,
    series: last?.view.totalSeries ?? 0,
    pollIntervalMs: reader.settings.pollInterval,
    pollEveryMs: reader.pollEvery(),
    lastReadTookMs: last ? Math.round(last.took) : null,
    readOnly: reader.settings.readOnly,
    scrape: reader.collisions().scrape,
    collisions: countSeverities(reader.collisions().counts),
  }
}

export const gatewayRoutes = ({ gateways, writes, version }: Deps) =>
  new Hono().get('/', describeRoute(answers('The gateways that are watched', gatewaysAnswer)), (c) =>
    c.json({ version, writes, gateways: gateways.readers.map(printGateway) } satisfies z.infer<typeof gatewaysAnswer>),
  )
