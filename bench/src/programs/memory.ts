import { awaitReads } from '../gatehouse/await-reads.ts'
import { type Gatehouse, gatewayOf, startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { pushShare } from '../gateway/churn.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { forgetPeak, peakOf, residentOf } from '../process-figures.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { limited } from '../report/ratios.ts'
import { say } from '../say.ts'
import { median } from '../statistics.ts'

const bytesPerMiB = 2 ** 20

/** Resident memory while reads come and go, and the most of it within each read, in MiB. */
const sample = async (gatehouse: Gatehouse, reads: number, beforeRead: (read: number) => unknown) => {
  const resting: number[] = []
  const peaks: number[] = []
  for (let read = 0; read < reads; read++) {
    resting.push(residentOf(gatehouse.pid))
    forgetPeak(gatehouse.pid)
    await awaitReads(gatehouse, 1, () => beforeRead(read))
    peaks.push(peakOf(gatehouse.pid))
  }
  return { resting, peaks }
}

const watch = async (groups: number, reads: number) => {
  const gateway = await startFilledGateway({ groups })
  const gatehouse = await startGatehouse({ gatewayUrl: gateway.url })
  const push = (read: number) => (groups === 0 ? undefined : pushShare(gateway.url, groups, 0.01, read))
  await awaitReads(gatehouse, 2, push)
  const { series } = await gatewayOf(gatehouse)
  const samples = await sample(gatehouse, reads, push)
  await gatehouse.stop()
  await gateway.stop()
  return { ...samples, series }
}

const measure = async (groups: number, reads: number): Promise<readonly Finding[]> => {
  const idle = await watch(0, reads)
  const filled = await watch(groups, reads)
  const floor = median(idle.resting)
  const rest = median(filled.resting)
  say(`${groups} groups, ${filled.series} series: idle ${floor.toFixed(0)} MiB, resting ${rest.toFixed(0)} MiB`)
  const size = groups.toLocaleString('en-US')
  // What does not depend on the groups weighs on few of them.
  const small = groups < 10_000 ? { note: 'the targets are for 45 MB, 10,000 groups' } : {}
  return [
    limited({
      what: `server memory above idle, a series, ${size} groups`,
      unit: 'B',
      ours: filled.resting.map((mib) => ((mib - floor) * bytesPerMiB) / filled.series),
      target: 100,
      stretch: 60,
      ...small,
    }),
    limited({
      what: `peak during a refresh above resting, whole server, ${size} groups`,
      unit: 'MiB',
      ours: filled.peaks.map((mib) => mib - rest),
      target: 100,
      stretch: 40,
      ...small,
    }),
  ]
}

export const memory: Program = {
  name: 'memory',
  about: "the server's resident memory, at rest and at its peak, 1 % pushed before every read",
  quick: { rounds: 5 },
  full: { groups: [10_000, 50_000], rounds: 10 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds)))
    return findings
  },
}
