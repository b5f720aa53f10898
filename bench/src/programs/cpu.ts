import { send } from '@gatehouse/testing'
import { awaitReads } from '../gatehouse/await-reads.ts'
import { startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { pushShare } from '../gateway/churn.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { cpuOf } from '../process-figures.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { shareOf } from '../report/ratios.ts'
import { say } from '../say.ts'

const readsPerRound = 4

/** How often something is pushed between two reads; then 1 % of the groups. */
const habits = [
  { what: 'nothing pushed', pushesBefore: () => false },
  { what: 'pushes before one read in four', pushesBefore: (read: number) => read === 0, isJudged: true },
  { what: 'pushes before every read', pushesBefore: () => true },
] as const

type Habit = (typeof habits)[number]

type Round = { readonly ours: number; readonly watched: number; readonly polled: number }

/**
 * Gatehouse watches one gateway, a plain poll reads its twin right after each of these reads: both at the same interval,
 * and neither while the other works.
 */
const measure = async (groups: number, rounds: number, habit: Habit): Promise<readonly Finding[]> => {
  const [watched, polled] = [await startFilledGateway({ groups }), await startFilledGateway({ groups })]
  const gatehouse = await startGatehouse({ gatewayUrl: watched.url })
  let version = 0
  const betweenReads = async (read: number) => {
    await send(polled.url, '/api/v1/metrics')
    if (!habit.pushesBefore(read)) return
    version++
    for (const { url } of [watched, polled]) await pushShare(url, groups, 0.01, version)
  }
  const cpus = () => [gatehouse, watched, polled].map(({ pid }) => cpuOf(pid))
  const round = async (): Promise<Round> => {
    const before = cpus()
    await awaitReads(gatehouse, readsPerRound, betweenReads)
    const [ours = 0, first = 0, second = 0] = cpus().map((cpu, i) => (cpu - (before[i] ?? 0)) / readsPerRound)
    return { ours, watched: first, polled: second }
  }
  // The first reads are those of the compiler.
  await round()
  const all: Round[] = []
  for (let i = 0; i < rounds; i++) all.push(await round())
  await Promise.all([gatehouse.stop(), watched.stop(), polled.stop()])
  say(`${groups} groups, ${habit.what}: ${rounds} rounds of ${readsPerRound} reads`)
  const suffix = `${habit.what}, ${groups.toLocaleString('en-US')} groups`
  const ours = all.map((one) => one.ours)
  const atOurs = all.map((one) => one.watched)
  const other = { side: 'a plain JSON poll at the same interval', samples: all.map((one) => one.polled) }
  return [
    shareOf({
      what: `our CPU for a refresh against the gateway's, ${suffix}`,
      unit: 'ms',
      ours,
      side: 'the gateway for that read',
      theirs: atOurs,
      target: 0.1,
      stretch: 0.03,
    }),
    'isJudged' in habit
      ? shareOf({
          what: `gateway CPU for our watching, a read, ${suffix}`,
          unit: 'ms',
          ours: atOurs,
          side: other.side,
          theirs: other.samples,
          target: 0.6,
          stretch: 0.45,
        })
      : { what: `gateway CPU for our watching, a read, ${suffix}`, unit: 'ms', ours: atOurs, other },
  ]
}

export const cpu: Program = {
  name: 'cpu',
  about: 'what a refresh costs us, and what our watching costs the gateway',
  quick: { rounds: 2 },
  full: { groups: [10_000], rounds: 4 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) for (const habit of habits) findings.push(...(await measure(size, rounds, habit)))
    return findings
  },
}
