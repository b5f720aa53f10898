import { metricsPageReader } from '@gatehouse/exposition'
import {
  deleteFrom,
  eventually,
  type PushgatewayLine,
  pushTo,
  type RunningPushgateway,
  readGroups,
  startPushgateway,
} from '@gatehouse/testing'
import { ingest } from '../ingest.ts'
import { aRead, readWhole } from '../test-groups.ts'
import { findCollisions, type Located } from './find-collisions.ts'
import { populationOf } from './population.ts'

/** A gateway that stores whatever is pushed, and what we find there. */
export type JudgedGateway = {
  readonly gateway: RunningPushgateway
  readonly page: () => Promise<{ readonly status: number; readonly text: string }>
  readonly judge: () => Promise<readonly Located['collision'][]>
  /** Deletes all groups. */
  readonly empty: () => Promise<void>
  /** Waits until everything that was pushed is there: the queue is worked off in order. */
  readonly settle: () => Promise<void>
}

/** Starts an unchecked gateway and learns its own families. */
export const startJudgedGateway = async (line: PushgatewayLine): Promise<JudgedGateway> => {
  const gateway = await startPushgateway({ line, checked: false })
  const { url } = gateway
  const page = async () => {
    const response = await fetch(`${url}/metrics`)
    return { status: response.status, text: await response.text() }
  }
  const reader = metricsPageReader()
  await pushTo(url, { job: 'first' }, 'first 1\n')
  reader.push((await page()).text)
  const { own } = reader.end()
  return {
    gateway,
    page,
    judge: async () => {
      const bytes = Buffer.from(await (await fetch(`${url}/api/v1/metrics`)).arrayBuffer())
      const rows = ingest(new Map(), (await readWhole(bytes)).groups, aRead())
      const context = { gateway: 'g', own, gatewayUrl: '', poisoned: [], fossilAge: 1000, more: [] }
      return findCollisions(populationOf(rows), context).map(({ collision }) => collision)
    },
    empty: async () => {
      for (const { labels } of await readGroups(url)) await deleteFrom(url, labels)
      await eventually(async () => (await readGroups(url)).length === 0)
    },
    settle: async () => {
      await pushTo(url, { job: 'last' }, '')
      await eventually(async () => (await readGroups(url)).some(({ labels }) => labels['job'] === 'last'))
    },
  }
}
