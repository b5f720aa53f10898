import { groupingKey as anyKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import type { LintedGroup } from './linted-group.ts'
import { runawayKeys } from './runaway-keys.ts'
import { groupsWith, hex, hour, now, suffix, uuid } from './test-linted-groups.ts'

const minutes = (i: number) => i * 60_000

describe('a runaway key is found', () => {
  test.each([
    ['uuid', 'drop-label', uuid],
    ['pod', 'stable-name', (i: number) => `report-7f9c4d-${suffix(i)}`],
    ['timestamp', 'time-as-value', (i: number) => new Date(now - i * hour).toISOString()],
    ['timestamp', 'time-as-value', (i: number) => String(1_795_000_000 + i)],
    ['hash', 'drop-label', (i: number) => `v-${hex(i, 10)}a1`],
    ['number', 'drop-label', (i: number) => String(100_000 + i)],
  ])('by values of the shape %s: %s', (shape, advice, value) => {
    const groups = groupsWith(60, (i) => ({ env: 'prod', run: value(i) }))
    expect(runawayKeys(groups, now)).toEqual([
      {
        job: 'report',
        label: 'run',
        labels: ['env', 'job', 'run'],
        groups: 60,
        values: 60,
        pushedOnce: 1,
        growth: { perDay: 24, basis: 'last-day' },
        shape,
        example: expect.any(String),
        advice,
      },
    ])
  })

  test('by a thousand values of no shape, pushed once over days', () => {
    const groups = groupsWith(1_000, (i) => ({ user: `user ${i}` }))
    expect(runawayKeys(groups, now)).toMatchObject([
      { label: 'user', values: 1_000, shape: null, advice: 'drop-label' },
    ])
  })

  test('by pods that pushed often and were left behind', () => {
    const groups = groupsWith(60, (i) => ({ pod: `api-7f9c4d-${suffix(i)}` }), { pushes: 9, age: (i) => i * 12 * hour })
    expect(runawayKeys(groups, now)).toMatchObject([{ label: 'pod', pushedOnce: 0, growth: null }])
  })

  test('when another label has some values, too', () => {
    const groups = groupsWith(240, (i) => ({ shard: String(i % 4), run: uuid(Math.floor(i / 4)) }))
    expect(runawayKeys(groups, now)).toMatchObject([{ label: 'run', values: 60, groups: 240 }])
  })

  test('once, by the label of a known shape, when two labels change together', () => {
    const groups = groupsWith(1_000, (i) => ({ address: `host ${i}`, run: uuid(i) }))
    expect(runawayKeys(groups, now).map(({ label }) => label)).toEqual(['run'])
  })

  test('for each set of label names', () => {
    const groups = [...groupsWith(60, (i) => ({ run: uuid(i) })), ...groupsWith(70, (i) => ({ db: 'a', run: uuid(i) }))]
    expect(runawayKeys(groups, now).map(({ groups }) => groups)).toEqual([60, 70])
  })
})

describe('no runaway key is found', () => {
  test.each([
    ['in few groups', groupsWith(49, (i) => ({ run: uuid(i) }))],
    [
      'in instances that go on pushing',
      groupsWith(5_000, (i) => ({ instance: uuid(i) }), { pushes: 5, age: (i) => minutes(i % 60) }),
    ],
    ['in shards seen once so far', groupsWith(5_000, (i) => ({ shard: `s ${i}` }), { age: (i) => i * 10 })],
    ['in numbers seen once so far', groupsWith(200, (i) => ({ shard: String(100_000 + i) }), { age: minutes })],
    ['in a few hundred plain values', groupsWith(900, (i) => ({ user: `user ${i}` }))],
    [
      'in two labels that make many groups together',
      groupsWith(2_500, (i) => ({ a: `x${i % 50}`, b: `y${Math.floor(i / 50)}` }), { pushes: 3 }),
    ],
    ['where no group was pushed', groupsWith(60, (i) => ({ k: `v${i}` }), { age: () => now })],
  ])('%s', (_, groups) => expect(runawayKeys(groups, now)).toEqual([]))

  test('in 40 jobs of 250 instances', () => {
    const corpus = Array.from({ length: 40 }, (_, job) =>
      groupsWith(250, (i) => ({ instance: `10.0.${job}.${i}:9100` }), { job: `job-${job}`, pushes: 40, age: minutes }),
    )
    expect(runawayKeys(corpus.flat(), now)).toEqual([])
    const once = corpus.flat().map((group) => ({ ...group, pushes: 1 }))
    expect(runawayKeys(once, now)).toEqual([])
  })
})

describe('the growth', () => {
  const growth = (count: number, age: (i: number) => number) =>
    runawayKeys(
      groupsWith(count, (i) => ({ run: uuid(i) }), { age }),
      now,
    )[0]?.growth

  test('is what came in the last day', () => {
    expect(growth(100, (i) => i * hour)).toEqual({ perDay: 24, basis: 'last-day' })
    expect(growth(100, (i) => (i + 48) * hour)).toEqual({ perDay: 0, basis: 'last-day' })
  })

  test('is extrapolated where less than a day is known, and says so', () => {
    expect(growth(61, minutes)).toEqual({ perDay: 1_464, basis: 'extrapolated' })
  })

  test('is unknown over a few minutes', () => {
    expect(growth(60, (i) => i * 1_000)).toBeNull()
  })
})

const anyGroups = (): fc.Arbitrary<readonly LintedGroup[]> => {
  const value = fc.oneof(
    fc.nat(2_000).map(uuid),
    fc.nat(20).map(String),
    fc.nat(2_000).map((i) => `p-${suffix(i)}`),
  )
  const shapes = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c\n', '__proto__'), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  return shapes.chain((shapes) =>
    fc.array(
      fc
        .record({
          names: fc.constantFrom(...shapes),
          job: fc.constantFrom('x', 'y'),
          pushes: fc.integer({ min: 1, max: 3 }),
          age: fc.nat(9e8),
        })
        .chain(({ names, job, pushes, age }) =>
          fc.tuple(...names.map(() => value)).map((values) => ({
            key: groupingKey([['job', job], ...names.map((name, i) => [name, values[i] ?? ''] as const)]),
            pushedAt: now - age,
            pushes,
          })),
        ),
      { minLength: 60, maxLength: 400, size: 'max' },
    ),
  )
}

describe('a finding', () => {
  test('is about a label all its groups have, and counts them rightly', () => {
    fc.assert(
      fc.property(anyGroups(), (groups) => {
        for (const { job, label, labels, ...found } of runawayKeys(groups, now)) {
          expect(labels).toContain(label)
          const own = groups.filter(
            ({ key }) => key.some(([n, v]) => n === 'job' && v === job) && key.map(([n]) => n).join() === labels.join(),
          )
          const values = new Set(own.map(({ key }) => key.find(([name]) => name === label)?.[1]))
          expect([found.groups, found.values]).toEqual([own.length, values.size])
          expect(values).toContain(found.example)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('does not change when unrelated groups come', () => {
    const others = fc.array(
      anyKey().map((key) => ({ key: groupingKey([...key, ['job', 'other']]), pushedAt: now, pushes: 1 })),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(anyGroups(), others, (groups, others) => {
        expect(runawayKeys([...groups, ...others], now)).toEqual(runawayKeys(groups, now))
      }),
      { numRuns: 40 },
    )
  })
})
