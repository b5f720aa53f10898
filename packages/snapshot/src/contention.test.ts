import { type RunningPushgateway, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ending, type Pusher, pusher, watch } from './test-pushers.ts'

const gauge = (name: string, label = '') => `# TYPE ${name} gauge\n${name}{l="${label}"} 1\n`

const counter = (value: number) => `# TYPE c counter\nc ${value}\n`

const gauges = (names: string): string => [...names].map((name) => gauge(name)).join('')

const puts = (every: number, body: (run: number) => string) => pusher({ every, body })
const posts = (every: number, body: (run: number) => string) => pusher({ method: 'POST', every, body })

const isSuspected = ({ verdict }: Ending) => verdict !== null
const isProven = ({ verdict }: Ending) => verdict?.certainty === 'proven'

// Two schedules were told in fewer.
const manyPushes = 32
const isSilentLong = ({ verdict, pushes }: Ending) => verdict !== null || pushes >= manyPushes

describe.each(['1.5', '1.11'] as const)('at a gateway of line %s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
  })

  afterAll(() => gateway.stop())

  const watchUntil = (isEnough: (ending: Ending) => boolean, job: string, pushers: readonly Pusher[]) =>
    watch({ url: gateway.url, job }, pushers, isEnough)

  test.each([
    ['family-sets', 'put different families', [puts(80, () => gauges('a')), puts(110, () => gauges('b'))]],
    [
      'label-sets',
      'put a family with other labels',
      [puts(80, () => gauge('m', 'x')), puts(110, () => gauge('m', 'y'))],
    ],
    ['shared-families', 'post a family both have', [posts(80, () => gauges('as')), posts(110, () => gauges('bs'))]],
  ])('two pushers are suspected by their %s when they %s', async (kind, job, pushers) => {
    const { verdict } = await watchUntil(isSuspected, job, pushers)
    expect([verdict?.certainty, verdict?.clues[0]?.kind]).toEqual(['suspected', kind])
  })

  test('two pushers are proven when their counters interleave', async () => {
    const { verdict } = await watchUntil(isProven, 'counters', [
      puts(80, (run) => counter(1_000 + run)),
      puts(80, (run) => counter(10 + run)),
    ])
    expect(verdict?.clues[0]).toMatchObject({ kind: 'counts', family: 'c' })
  })

  test.concurrent.each([
    ['puts', [puts(60, counter)]],
    ['posts', [posts(60, counter)]],
    ['counts from 0 in each run', [puts(60, () => counter(Math.floor(Math.random() * 1_000)))]],
    ['labels its outcome', [puts(60, () => gauge('status', Math.random() < 0.6 ? 'ok' : 'failed'))]],
    [
      'puts at its start and at its end',
      [pusher({ every: 120, body: () => gauges('s') + counter(0), end: { after: 25, body: () => gauges('se') } })],
    ],
    ['posts in parts', [posts(60, () => gauges('a')), posts(75, () => gauges('b'))]],
  ])('nobody is suspected of a pusher that %s', async (job, pushers) => {
    const { verdict, pushes } = await watchUntil(isSilentLong, job, pushers)
    expect(verdict).toBeNull()
    expect(pushes).toBe(manyPushes)
  })
})
