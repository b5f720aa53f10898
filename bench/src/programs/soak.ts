import { askSteadily } from '../gatehouse/ask-steadily.ts'
import { type Gatehouse, startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { pause } from '../pause.ts'
import { residentOf } from '../process-figures.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { say } from '../say.ts'
import { churnSteadily } from '../soak/churn-steadily.ts'
import { median, outerThirds, slope } from '../statistics.ts'
import { openStreams } from '../streams/open-streams.ts'

const sampleEvery = 1000
const bytesPerMiB = 2 ** 20

type Sample = { readonly minute: number; readonly resident: number; readonly heap: number }

const sampleUntil = async (gatehouse: Gatehouse, minutes: number): Promise<readonly Sample[]> => {
  const samples: Sample[] = []
  const began = performance.now()
  const minute = () => (performance.now() - began) / 60_000
  while (minute() < minutes) {
    const { heapUsed, external } = await gatehouse.heap()
    const sample = { minute: minute(), resident: residentOf(gatehouse.pid), heap: (heapUsed + external) / bytesPerMiB }
    samples.push(sample)
    if (samples.length % 60 === 0) say(`minute ${sample.minute.toFixed(0)}: ${sample.resident.toFixed(0)} MiB`)
    await pause(sampleEvery)
  }
  return samples
}

const report = (what: string, samples: readonly Sample[], pick: (sample: Sample) => number): readonly Finding[] => {
  const { first, last } = outerThirds(samples)
  const perMinute = slope(samples.map((sample) => [sample.minute, pick(sample)]))
  return [
    {
      what: `${what}, last third against first third`,
      unit: 'MiB',
      ours: last.map(pick),
      other: { side: 'first third', samples: first.map(pick) },
      goal: { measured: median(last.map(pick)) / median(first.map(pick)), unit: '×', wanted: 'at most', target: 1.1 },
    },
    { what: `${what}, slope`, unit: 'MiB a minute', ours: [perMinute] },
  ]
}

const measure = async (groups: number, minutes: number): Promise<readonly Finding[]> => {
  const gateway = await startFilledGateway({ groups })
  const gatehouse = await startGatehouse({ gatewayUrl: gateway.url })
  const churning = churnSteadily(gateway.url, groups)
  const asking = askSteadily(gatehouse, { perSecond: 5 })
  const streams = await openStreams(`${gatehouse.url}/api/v1/events`, 20)
  // The first seconds are those of the compiler and of growing to size.
  await pause(Math.min(60_000, minutes * 6000))
  const samples = await sampleUntil(gatehouse, minutes)
  await asking.stop()
  const steps = await churning.stop()
  streams.close()
  await gatehouse.stop()
  await gateway.stop()
  say(`${groups} groups, ${steps} steps of churn, ${samples.length} samples`)
  const size = `${groups.toLocaleString('en-US')} groups`
  return [
    ...report(`resident memory, ${size}`, samples, ({ resident }) => resident),
    ...report(`heap of the serving thread, ${size}`, samples, ({ heap }) => heap),
  ]
}

export const soak: Program = {
  name: 'soak',
  about: 'memory over time while groups come and go, 20 browsers listen and one asks',
  quick: { minutes: 0.5 },
  full: { minutes: 30 },
  run: async ({ groups, minutes }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, minutes)))
    return findings
  },
}
