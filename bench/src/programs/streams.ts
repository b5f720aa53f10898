import { type FaultyProxy, startFaultyProxy } from '@gatehouse/testing'
import { alternate } from '../alternate.ts'
import { awaitReads } from '../gatehouse/await-reads.ts'
import { type Gatehouse, startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { pushShare } from '../gateway/churn.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { cpuOf, residentOf } from '../process-figures.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { limited } from '../report/ratios.ts'
import { say } from '../say.ts'
import { median } from '../statistics.ts'
import { openStreams } from '../streams/open-streams.ts'

const readsPerRound = 3
const bytesPerKiB = 1024

type Watched = { readonly gatehouse: Gatehouse; readonly proxy: FaultyProxy; readonly push: () => Promise<unknown> }

/** Polls of the gateway: each begins with its status, whether a glance does for it or the groups are read. */
const polls = ({ requests }: FaultyProxy) => requests.filter(({ path }) => path.endsWith('/status')).length

/** Some reads with so many listeners, first while nothing is pushed, then with 1 % pushed before each. */
const listen = async ({ gatehouse, proxy, push }: Watched, count: number) => {
  const restBefore = residentOf(gatehouse.pid)
  const streams = await openStreams(`${gatehouse.url}/api/v1/events`, count)
  await awaitReads(gatehouse, 1)
  proxy.requests.length = 0
  await gatehouse.watchLoop()
  const began = { cpu: cpuOf(gatehouse.pid), received: streams.received() }
  await awaitReads(gatehouse, readsPerRound)
  const quiet = streams.received()
  const round = {
    upstream: polls(proxy) / readsPerRound,
    bytes: (quiet - began.received) / readsPerRound / count,
    cpu: (cpuOf(gatehouse.pid) - began.cpu) / readsPerRound,
    loop: (await gatehouse.loop()).max,
    memory: residentOf(gatehouse.pid) - restBefore,
  }
  await awaitReads(gatehouse, readsPerRound, push)
  const busyBytes = (streams.received() - quiet) / readsPerRound / count
  streams.close()
  return { ...round, busyBytes }
}

const measure = async (groups: number, rounds: number, count: number): Promise<readonly Finding[]> => {
  const gateway = await startFilledGateway({ groups })
  const proxy = await startFaultyProxy(gateway.url)
  const gatehouse = await startGatehouse({ gatewayUrl: proxy.url })
  let version = 0
  const push = () => pushShare(gateway.url, groups, 0.01, version++)
  const watched = { gatehouse, proxy, push }
  await awaitReads(gatehouse, 2, push)
  const { ours: many, theirs: one } = await alternate(rounds, {
    ours: () => listen(watched, count),
    theirs: () => listen(watched, 1),
  })
  await Promise.all([gatehouse.stop(), proxy.stop(), gateway.stop()])
  say(`${count} streams and one: ${rounds} rounds of ${readsPerRound} reads`)
  const what = `${count.toLocaleString('en-US')} streams`
  const aStream = (total: readonly number[], floor: readonly number[], unit = 1) =>
    total.map((value) => ((value - median(floor)) * unit) / count)
  return [
    limited({
      what: `polls of the gateway for each that was told, ${what}`,
      unit: 'polls',
      ours: many.map(({ upstream }) => upstream),
      other: { side: 'one stream', samples: one.map(({ upstream }) => upstream) },
      target: 1,
    }),
    limited({
      what: `bytes a stream for an idle poll, ${what}`,
      unit: 'B',
      ours: many.map(({ bytes }) => bytes),
      target: 200,
    }),
    {
      what: `bytes a stream for a poll that found changes, ${what}`,
      unit: 'B',
      ours: many.map(({ busyBytes }) => busyBytes),
    },
    {
      what: `server CPU for an idle poll, ${what}`,
      unit: 'ms',
      ours: many.map(({ cpu }) => cpu),
      other: { side: 'one stream', samples: one.map(({ cpu }) => cpu) },
    },
    {
      what: `server memory a stream, ${what}`,
      unit: 'KiB',
      ours: aStream(
        many.map(({ memory }) => memory),
        one.map(({ memory }) => memory),
        bytesPerKiB,
      ),
    },
    {
      what: `longest stall of the serving thread, ${what}`,
      unit: 'ms',
      ours: many.map(({ loop }) => loop),
      other: { side: 'one stream', samples: one.map(({ loop }) => loop) },
    },
  ]
}

export const streams: Program = {
  name: 'streams',
  about: 'many browsers that listen to one process',
  quick: { streams: 200, rounds: 2 },
  full: { groups: [10_000], streams: 1000, rounds: 3 },
  run: async ({ groups, rounds, streams: count }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds, count)))
    return findings
  },
}
