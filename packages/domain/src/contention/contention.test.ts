import type { MetricFamily } from '@gatehouse/exposition'
import { describe, expect, test } from 'vitest'
import { type ContentionVerdict, judgeContention } from './contention.ts'
import { aFamily, evidenceOf, random, type Schedule, type SimulatedPush, timesOf } from './test-pushers.ts'

const minute = 60_000

const seeds = Array.from({ length: 6 }, (_, i) => i + 1)

type Pushed = { readonly method?: 'PUT' | 'POST'; readonly families: (run: number) => readonly MetricFamily[] }

const pusher = (schedule: Schedule, { method = 'PUT', families }: Pushed, next: () => number): SimulatedPush[] =>
  timesOf(schedule, next).map((at, run) => ({ at, method, families: families(run) }))

const counter = (name: string, value: number) => aFamily(name, value, { type: 'counter' })

const verdictsOf = (pushes: readonly SimulatedPush[], pollEvery: number) =>
  evidenceOf(pushes, pollEvery).map(judgeContention)

const found = (verdicts: readonly (ContentionVerdict | null)[]) => verdicts.find((verdict) => verdict !== null)

const jittered = (every: number): Schedule => ({ every, times: Math.ceil((300 * minute) / every), jitter: 0.15 })

/** Two pushers on schedules of their own, polled often. */
const twoPushers = (a: Pushed, b: Pushed) => (seed: number) => {
  const next = random(seed)
  return [...pusher(jittered(minute), a, next), ...pusher(jittered(1.3 * minute), b, next)]
}

const puts = (...families: readonly MetricFamily[]): Pushed => ({ families: () => families })
const posts = (...families: readonly MetricFamily[]): Pushed => ({ method: 'POST', families: () => families })
const ok = aFamily('m', 1, { labels: ['ok'] })
const other = aFamily('m', 1, { labels: ['other'] })

const counting = (from: number, step: number): Pushed => ({ families: (run) => [counter('c', from + run * step)] })

const interleaved = twoPushers(counting(90_000, 40), counting(7, 3))

const expectProvenByCounts = (verdicts: readonly (ContentionVerdict | null)[], seed: number) => {
  const verdict = found(verdicts)
  expect(verdict, `seed ${seed}`).toMatchObject({ certainty: 'proven', clues: [{ kind: 'counts', family: 'c' }] })
}

test('two pushers are proven by interleaved counts even when most of their pushes go unseen', () => {
  for (const seed of seeds) expectProvenByCounts(verdictsOf(interleaved(seed), 4 * minute), seed)
})

describe.each([1_000, 10_000])('two pushers of one group, polled every %i ms, are suspected', (poll) => {
  test.each([
    ['family-sets', 'they replace each other’s families', puts(aFamily('a')), puts(aFamily('b'))],
    ['family-sets', 'one adds to what the other replaces', puts(aFamily('a')), posts(aFamily('b'))],
    ['label-sets', 'they push one family with other labels', puts(ok), puts(other)],
    ['label-sets', 'they post one family with other labels', posts(ok), posts(other)],
    [
      'shared-families',
      'they post a family both have',
      posts(aFamily('a'), aFamily('s')),
      posts(aFamily('b'), aFamily('s')),
    ],
  ])('by their %s when %s', (kind, _, a, b) => {
    for (const seed of seeds) {
      const verdict = found(verdictsOf(twoPushers(a, b)(seed), poll))
      expect(verdict, `seed ${seed}`).toMatchObject({ certainty: 'suspected', clues: [{ kind }] })
    }
  })

  test('and proven when their counts interleave', () => {
    for (const seed of seeds) expectProvenByCounts(verdictsOf(interleaved(seed), poll), seed)
  })

  test('and proven when start times come back', () => {
    const pushed = (time: number) => puts(aFamily('process_start_time_seconds', time))
    for (const seed of seeds) {
      const verdict = found(verdictsOf(twoPushers(pushed(1_794_000_000), pushed(1_794_000_100))(seed), poll))
      expect(verdict, `seed ${seed}`).toMatchObject({ certainty: 'proven', clues: [{ kind: 'start-times' }] })
    }
  })
})

type Between = readonly [least: number, most: number]

type Script = {
  /** How long a run takes, and how long after its start, or after its end if that is later, the next one starts. */
  readonly takes: Between
  readonly every?: Between
  readonly start: (run: number, next: () => number) => readonly MetricFamily[]
  readonly end: (run: number, next: () => number) => readonly MetricFamily[]
  readonly method?: 'PUT' | 'POST'
  readonly crashes?: number
  /** How often a push is sent at most, in quick succession. */
  readonly tries?: number
}

const within = ([least, most]: Between, next: () => number) => least + (most - least) * next()

/** One script that pushes at its start and at its end. */
const startAndEnd = (script: Script) => (seed: number) => {
  const { takes, every = [minute, minute], start, end, method = 'PUT', crashes = 0, tries = 1 } = script
  const next = random(seed)
  const at = { start: 0 }
  return Array.from({ length: 100 }, (_, run) => {
    const began = at.start
    const ended = began + within(takes, next)
    at.start = Math.max(began + within(every, next), ended + 1_000)
    const send = (time: number, families: readonly MetricFamily[]) =>
      Array.from({ length: 1 + Math.floor(next() * tries) }, (_, i) => ({ at: time + i * 300, method, families }))
    return [...send(began, start(run, next)), ...(next() < crashes ? [] : send(ended, end(run, next)))]
  }).flat()
}

const started = () => [aFamily('started'), counter('c', 0)]
const ended = (_: number, next: () => number) => [
  aFamily('started'),
  aFamily('duration'),
  counter('c', 100 + Math.floor(next() * 100)),
]
const quick: Between = [2_000, 15_000]
const script = { takes: quick, start: started, end: ended }

/** One process for each run, which pushes once. */
const runs =
  (families: (next: () => number, run: number) => readonly MetricFamily[], method: 'PUT' | 'POST' = 'PUT') =>
  (seed: number) => {
    const next = random(seed)
    return pusher(jittered(minute), { method, families: (run) => families(next, run) }, next)
  }

const outcome = (next: () => number) => (next() < 0.7 ? 'ok' : 'failed')

/** Runs at any time, with one outcome or another. */
const whenAsked = (seed: number) => {
  const next = random(seed)
  const at = { last: 0 }
  return Array.from({ length: 300 }, (): SimulatedPush => {
    at.last += -Math.log(next() + 1e-9) * minute
    return { at: at.last, method: 'PUT', families: [aFamily('status', 1, { labels: [outcome(next)] })] }
  })
}

describe.each([1, 5_000, 15_000])('one pusher of a group, polled every %i ms, is never suspected', (poll) => {
  test.each([
    ['pushes at its start and its end', startAndEnd(script)],
    ['pushes other families at its end', startAndEnd({ ...script, end: () => [aFamily('duration')] })],
    ['posts at its start and its end', startAndEnd({ ...script, method: 'POST' })],
    ['crashes at times', startAndEnd({ ...script, crashes: 0.3 })],
    ['runs half of the time', startAndEnd({ ...script, takes: [30_000, 30_000] })],
    ['runs about half of the time', startAndEnd({ ...script, takes: [20_000, 40_000], crashes: 0.2 })],
    ['runs nearly all of the time', startAndEnd({ ...script, takes: [45_000, 55_000], every: [55_000, 65_000] })],
    ['runs again at once', startAndEnd({ ...script, takes: [50_000, 70_000], every: [0, 0] })],
    ['tries again at once', startAndEnd({ ...script, tries: 3 })],
    [
      'ends one way or another',
      startAndEnd({ ...script, end: (_, next) => [aFamily('status', 1, { labels: [outcome(next)] })] }),
    ],
    ['counts more in each run', startAndEnd({ ...script, end: (run) => [counter('c', 100 + run)] })],
    ['pushes once in each run', runs(() => [counter('c', 5)])],
    ['counts from 0 in each run', runs((next) => [counter('c', Math.floor(next() * 1_000))])],
    ['labels its outcome', runs((next) => [aFamily('status', 1, { labels: [outcome(next)] })])],
    ['pushes other families when it fails', runs((next) => [aFamily(outcome(next))])],
    ['runs when somebody asks', whenAsked],
    ['labels each run', runs((_, run) => [aFamily('m', 1, { labels: [String(run)] })])],
    ['takes turns between two tasks', runs((_, run) => [aFamily(run % 2 === 0 ? 'full' : 'part')])],
  ])('when it %s', (_, pushes) => {
    for (const seed of seeds) expect(found(verdictsOf(pushes(seed), poll)), `seed ${seed}`).toBeUndefined()
  })

  test('when two pushers post different families', () => {
    const pushes = twoPushers(posts(counter('a', 1), ok), posts(counter('b', 2), aFamily('c')))
    for (const seed of seeds) expect(found(verdictsOf(pushes(seed), poll)), `seed ${seed}`).toBeUndefined()
  })
})

describe('a clue', () => {
  const pushes = twoPushers(puts(aFamily('a'), aFamily('both')), puts(aFamily('b'), aFamily('both')))(3)
  const verdicts = verdictsOf(pushes, 1)
  const clues = verdicts.flatMap((verdict) => verdict?.clues ?? [])

  test('names what only one side pushes, and says since when, until when and how often', () => {
    for (const clue of clues) {
      if (clue.kind !== 'family-sets') throw new Error(clue.kind)
      expect(clue.sides.toSorted()).toEqual([['a'], ['b']])
      expect(clue.since).toBeLessThan(clue.lastSeen)
      expect(clue.alternations).toBeLessThan(clue.pushes)
      expect(clue.alternations).toBeGreaterThanOrEqual(4)
    }
  })

  test('keeps the time of its beginning as it goes on', () => {
    const first = verdicts.findIndex((verdict) => verdict !== null)
    const begun = new Set(verdicts.slice(first, first + 20).flatMap((verdict) => verdict?.clues.flatMap(sinceOf) ?? []))
    expect(begun.size).toBe(1)
  })

  test('is forgotten once one side has pushed alone for as long', () => {
    const next = random(5)
    const end = Math.max(...pushes.map(({ at }) => at))
    const alone = pusher({ ...jittered(minute), from: end + minute }, puts(aFamily('a'), aFamily('both')), next)
    const after = verdictsOf([...pushes, ...alone], 1)
    expect(found(after)).toBeDefined()
    expect(after.at(-1)).toBeNull()
  })

  test('of the pace stands beside another when pushes come far closer than before', () => {
    const next = random(9)
    const count = (from: number): Pushed => ({ families: (run) => [counter('c', from + run)] })
    const alone = pusher({ every: minute, times: 60, from: 0, jitter: 0.1 }, count(90_000), next)
    const second = pusher({ every: minute / 3, times: 60, from: 40 * minute, jitter: 0.1 }, count(7), next)
    const last = verdictsOf([...alone, ...second], 1).findLast((verdict) => verdict !== null)
    expect(last?.clues.map(({ kind }) => kind)).toEqual(['counts', 'pace'])
  })
})

const sinceOf = (clue: object) => ('since' in clue ? [clue.since] : [])
