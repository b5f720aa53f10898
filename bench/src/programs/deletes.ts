import { send } from '@gatehouse/testing'
import { alternate } from '../alternate.ts'
import { runDeletion } from '../gatehouse/run-deletion.ts'
import { type Gatehouse, startGatehouse } from '../gatehouse/start-gatehouse.ts'
import { deleteGroups, range } from '../gateway/fill.ts'
import { startFilledGateway } from '../gateway/filled-gateway.ts'
import { pushSteadily } from '../gateway/push-steadily.ts'
import { type Health, watchHealth } from '../gateway/watch-health.ts'
import { timed } from '../pause.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { limited, shareOf } from '../report/ratios.ts'
import { say } from '../say.ts'
import { median } from '../statistics.ts'

const pushers = 3
const connections = 32

type Round = { readonly took: number; readonly reads: number; readonly health: Health }

/** A checking gateway that is pushed to and asked for its health while something is done to it. */
const atBusyGateway = async <T>(groups: number, act: (url: string) => Promise<T>) => {
  const gateway = await startFilledGateway({ groups, checked: true })
  const pushing = pushSteadily(gateway.url, { pushers })
  const watching = watchHealth(gateway.url)
  const result = await act(gateway.url)
  const health = await watching.stop()
  const statuses = await pushing.stop()
  await gateway.stop()
  return { result, health, statuses }
}

/** Reads of the gateway that succeeded so far, as Gatehouse counts them. */
const readsOf = async ({ url }: Gatehouse) => {
  const { text } = await send(url, '/metrics')
  return Number(/gatehouse_reads_total\{[^}]*success[^}]*\} (\d+)/.exec(text)?.[1])
}

const ourRun = async (groups: number): Promise<Round> => {
  const { result, health, statuses } = await atBusyGateway(groups, async (url) => {
    const gatehouse = await startGatehouse({ gatewayUrl: url })
    const before = await readsOf(gatehouse)
    const run = await runDeletion(gatehouse, '{job!="pusher"}')
    const reads = (await readsOf(gatehouse)) - before
    await gatehouse.stop()
    return { ...run, reads }
  })
  const outcomes = JSON.stringify(result.outcomes)
  say(`ours: ${result.took} ms, ${result.reads} reads, ${outcomes}; pushes by status ${JSON.stringify([...statuses])}`)
  if (result.outcomes['deleted'] !== groups) throw new Error(`of ${groups} groups: ${outcomes}`)
  return { took: result.took, reads: result.reads, health }
}

/** A plain loop: a read, some deletes, a read, more deletes … and a last read. */
const plainLoop = async (groups: number, reads: number): Promise<Round> => {
  const stretches = Math.max(1, reads - 1)
  const { result, health } = await atBusyGateway(groups, (url) =>
    timed(async () => {
      await send(url, '/api/v1/metrics')
      for (let stretch = 0; stretch < stretches; stretch++) {
        const [from, to] = [stretch, stretch + 1].map((n) => Math.round((n * groups) / stretches))
        await deleteGroups(url, range(from ?? 0, to ?? groups), connections)
        await send(url, '/api/v1/metrics')
      }
    }),
  )
  say(`plain loop: ${result.toFixed(0)} ms, ${stretches + 1} reads`)
  return { took: result, reads: stretches + 1, health }
}

const unhealthy = (rounds: readonly Round[]) => rounds.map(({ health }) => health.unhealthy)

const measure = async (groups: number, rounds: number): Promise<readonly Finding[]> => {
  let reads = 2
  const { ours, theirs } = await alternate(rounds, {
    ours: async () => {
      const round = await ourRun(groups)
      reads = round.reads
      return round
    },
    theirs: () => plainLoop(groups, reads),
  })
  const suffix = `${groups.toLocaleString('en-US')} groups`
  const asked = ours.reduce((sum, { health }) => sum + health.asked, 0)
  return [
    shareOf({
      what: `a whole run while ${pushers} pushers push, ${suffix}`,
      unit: 'ms',
      ours: ours.map(({ took }) => took),
      side: `the same ${median(theirs.map((round) => round.reads))} reads and a plain loop of deletes`,
      theirs: theirs.map(({ took }) => took),
      target: 1.5,
      stretch: 1.2,
    }),
    limited({
      what: `unhealthy answers of the gateway in a run, ${suffix}`,
      unit: 'answers',
      note: `of ${asked}`,
      ours: unhealthy(ours),
      measured: Math.max(...unhealthy(ours)),
      target: 0,
      other: { side: 'the plain loop', samples: unhealthy(theirs) },
    }),
  ]
}

export const deletes: Program = {
  name: 'deletes',
  about: 'a run, captured, recorded and verified, at a checking gateway that others push to',
  quick: { rounds: 2 },
  full: { groups: [10_000], rounds: 5 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds)))
    return findings
  },
}
