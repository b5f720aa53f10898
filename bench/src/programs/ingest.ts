import { inChild } from '../ingest/in-child.ts'
import type { Collided, Tempos, Timings, Weights } from '../ingest/messages.ts'
import { type Taken, takeBodies } from '../ingest/take-bodies.ts'
import type { Program } from '../program.ts'
import type { Finding } from '../report/finding.ts'
import { faster, limited } from '../report/ratios.ts'
import { say } from '../say.ts'

const parse = 'JSON.parse(body.toString())'
const bytesPerMiB = 2 ** 20

const compare = (what: string, { ours, theirs }: Tempos, [target, stretch]: readonly [number, number]) => [
  faster({
    what,
    unit: 'ms',
    ours: ours.map(({ wall }) => wall),
    side: parse,
    theirs: theirs.map(({ wall }) => wall),
    target,
    stretch,
  }),
  {
    what: `${what}, CPU of all threads`,
    unit: 'ms',
    ours: ours.map(({ cpu }) => cpu),
    other: { side: parse, samples: theirs.map(({ cpu }) => cpu) },
  },
]

const collided = (what: string, { tempos, found }: Collided): Finding => ({
  what,
  unit: 'ms',
  ours: tempos.map(({ cpu }) => cpu),
  note: `CPU; found ${found}`,
})

const weights = async (bodies: Taken, rounds: number, size: string): Promise<readonly Finding[]> => {
  const weigh = (side: string) => inChild<Weights>('weigh-child.ts', [JSON.stringify(bodies), String(rounds), side])
  const ours = await weigh('ours')
  const theirs = await weigh('parsed')
  const aSeries = ({ resting }: Weights) => [resting / bodies.series]
  const peaks = (weighed: Weights) => weighed.peaks.map((bytes) => bytes / bytesPerMiB)
  return [
    {
      what: `memory between refreshes, a series, ${size}`,
      unit: 'B',
      ours: aSeries(ours),
      other: { side: 'what JSON.parse gives', samples: aSeries(theirs) },
    },
    {
      what: `peak of the first read above what is kept, ${size}`,
      unit: 'MiB',
      ours: [ours.coldPeak / bytesPerMiB],
      other: { side: parse, samples: [theirs.coldPeak / bytesPerMiB] },
    },
    limited({
      what: `peak of a refresh above what is kept, ${size}`,
      unit: 'MiB',
      ours: peaks(ours),
      other: { side: parse, samples: peaks(theirs) },
      target: 100,
      stretch: 40,
      ...(bodies.bytes > 4e7 ? {} : { note: 'the target is for 45 MB, 10,000 groups' }),
    }),
  ]
}

const measure = async (groups: number, rounds: number): Promise<readonly Finding[]> => {
  const bodies = await takeBodies(groups)
  const size = `${groups.toLocaleString('en-US')} groups, ${(bodies.bytes / 1e6).toFixed(1)} MB`
  say(`${size}, ${bodies.series} series`)
  const { unchanged, changed, cold, collisions } = await inChild<Timings>('time-child.ts', [
    JSON.stringify(bodies),
    String(rounds),
  ])
  return [
    ...compare(`ingest, unchanged, ${size}`, unchanged, [4, 15]),
    ...compare(`ingest, 1 % changed, ${size}`, changed, [4, 15]),
    ...compare(`ingest, cold, ${size}`, cold, [1, 2.5]),
    collided(`collisions, after an unchanged read, ${size}`, collisions.unchanged),
    collided(`collisions, after a read with 1 % changed, ${size}`, collisions.changed),
    collided(`collisions, after a cold read, ${size}`, collisions.cold),
    ...(await weights(bodies, rounds, size)),
  ]
}

export const ingest: Program = {
  name: 'ingest',
  about: 'from the bytes of a real gateway to a published snapshot',
  quick: { rounds: 6 },
  full: { groups: [10_000], rounds: 10 },
  run: async ({ groups, rounds }) => {
    const findings: Finding[] = []
    for (const size of groups) findings.push(...(await measure(size, rounds)))
    return findings
  },
}
