import { join } from 'node:path'
import { alternate } from '../alternate.ts'
import { askSteadily } from '../gatehouse/ask-steadily.ts'
import { awaitReads } from '../gatehouse/await-reads.ts'
import type { LoopDelay } from '../gatehouse/probe-messages.ts'
import { type ProbedProcess, startProbed } from '../gatehouse/probed-process.ts'
import { type Gatehouse, startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { pushShare } from '../gateway/churn.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { limited } from '../report/ratios.ts'
import { say } from '../say.ts'

const readsPerRound = 2

type Round = { readonly served: LoopDelay; readonly machine: LoopDelay }

const watchRound = async (gatehouse: Gatehouse, idle: ProbedProcess, beforeRead: () => unknown): Promise<Round> => {
  await Promise.all([gatehouse.watchLoop(), idle.watchLoop()])
  await awaitReads(gatehouse, readsPerRound, beforeRead)
  const [served, machine] = await Promise.all([gatehouse.loop(), idle.loop()])
  return { served, machine }
}

const report = (what: string, rounds: readonly Round[], groups: number): readonly Finding[] => {
  const longest = rounds.map(({ served }) => served.max)
  const size = groups.toLocaleString('en-US')
  return [
    limited({
      what: `longest stall while reads come in, ${what}, ${size} groups`,
      unit: 'ms',
      ours: longest,
      measured: Math.max(...longest),
      target: 20,
      stretch: 5,
      other: { side: 'an idle process beside it', samples: rounds.map(({ machine }) => machine.max) },
      ...(groups === 10_000 ? {} : { note: 'the target is for 45 MB, 10,000 groups' }),
    }),
    {
      what: `p99 of the event loop's delay, ${what}, ${size} groups`,
      unit: 'ms',
      ours: rounds.map(({ served }) => served.p99),
      other: { side: 'an idle process beside it', samples: rounds.map(({ machine }) => machine.p99) },
    },
  ]
}

const measure = async (groups: number, rounds: number): Promise<readonly Finding[]> => {
  const gateway = await startFilledGateway({ groups })
  const gatehouse = await startGatehouse({ gatewayUrl: gateway.url })
  const idle = startProbed(join(import.meta.dirname, '../gatehouse/idle.ts'), [], {
    stdout: 'ignore',
    stderr: 'inherit',
  })
  let version = 0
  const push = () => pushShare(gateway.url, groups, 0.01, version++)
  await awaitReads(gatehouse, 1, push)
  const { ours, theirs } = await alternate(rounds, {
    ours: () => watchRound(gatehouse, idle, push),
    theirs: async () => {
      const asking = askSteadily(gatehouse, { perSecond: 20 })
      const round = await watchRound(gatehouse, idle, push)
      await asking.stop()
      return round
    },
  })
  say(`${groups} groups: ${rounds} rounds of ${readsPerRound} reads, without and with questions`)
  await Promise.all([gatehouse.stop(), idle.stop(), gateway.stop()])
  return [...report('nobody asks', ours, groups), ...report('20 questions a second', theirs, groups)]
}

export const stall: Program = {
  name: 'stall',
  about: 'how long reads keep the serving thread from answering, 1 % pushed before every read',
  quick: {},
  full: { groups: [10_000], rounds: 3 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds)))
    return findings
  },
}
