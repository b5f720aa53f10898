import type { MetricFamily } from '@gatehouse/exposition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldContention, judgeContention, noEvidence } from './contention.ts'
import { pushPicture } from './push-picture.ts'
import { aFamily, evidenceOf, type SimulatedPush } from './test-pushers.ts'

// Without bias: a made-up process is as likely to count one number as another.
const natural = (max: number) => fc.noBias(fc.nat({ max }))

const counter = (value: number, others: readonly string[]): readonly MetricFamily[] => [
  aFamily('c', value, { type: 'counter' }),
  ...others.map((name) => aFamily(name)),
]

const method = () => fc.constantFrom('PUT' as const, 'POST' as const)

const others = () => fc.subarray(['x', 'y', 'z'])

/** One process that counts on and may start anew at 0 before any push. */
const oneProcess = (): fc.Arbitrary<readonly SimulatedPush[]> =>
  fc
    .array(fc.tuple(natural(9), natural(1_000), natural(10_000), method(), others()), { maxLength: 60, size: 'max' })
    .chain((steps) => natural(9).map((restarts) => ({ steps, restarts })))
    .map(({ steps, restarts }) => {
      const now = { at: 0, value: 0 }
      return steps.map(([chance, gain, gap, method, names]) => {
        now.at += gap + 1
        now.value = (chance < restarts ? 0 : now.value) + gain
        return { at: now.at, method, families: counter(now.value, names) }
      })
    })

/** Runs that push at their start and soon after at their end, whatever they count. */
const startEndPairs = (): fc.Arbitrary<readonly SimulatedPush[]> =>
  fc
    .record({
      grows: fc.boolean(),
      runs: fc.array(fc.tuple(fc.nat(400), fc.nat(1_000), fc.nat(1_000), fc.nat(500)), { maxLength: 30, size: 'max' }),
      families: fc.tuple(others(), others()),
    })
    .map(({ grows, runs, families: [atStart, atEnd] }) =>
      runs.flatMap(([takes, first, gain, pause], run) => {
        const at = run * 2_000 + pause
        const value = grows ? run : first
        return [
          { at, method: 'PUT' as const, families: counter(value, atStart) },
          { at: at + takes + 1, method: 'PUT' as const, families: counter(value + (grows ? 5_000 : gain), atEnd) },
        ]
      }),
    )

const certainties = (pushes: readonly SimulatedPush[], poll: number) =>
  new Set(evidenceOf(pushes, poll).map((evidence) => judgeContention(evidence, evidence.lastPush)?.certainty ?? 'none'))

const poll = () => fc.constantFrom(1, 100, 3_000)

describe('contention is never proven', () => {
  test('by one process, however often it starts anew', () => {
    fc.assert(fc.property(oneProcess(), poll(), (pushes, poll) => !certainties(pushes, poll).has('proven')))
  })

  test('by a script that pushes at its start and its end, even when all it counts grows', () => {
    fc.assert(fc.property(startEndPairs(), poll(), (pushes, poll) => !certainties(pushes, poll).has('proven')))
  })
})

const anyPushes = (): fc.Arbitrary<readonly SimulatedPush[]> => {
  const name = fc.constantFrom('a', 'b_total', 'b_created', 'c', 'd', 'process_start_time_seconds')
  const family = fc
    .tuple(name, fc.oneof(fc.nat(20), fc.integer({ min: 1_794_000_000, max: 1_794_000_003 })), fc.subarray(['x', 'y']))
    .map(([name, value, labels]) =>
      aFamily(name, value, { type: /^(b_total|c|d)$/.test(name) ? 'counter' : 'gauge', labels }),
    )
  const families = fc.uniqueArray(family, { selector: ({ name }) => name, maxLength: 6 })
  return fc.array(fc.record({ at: fc.nat(10_000), method: method(), families }), { maxLength: 80, size: 'max' })
}

const turned = (pushes: readonly SimulatedPush[]) =>
  pushes.map(({ families, ...rest }) => ({
    ...rest,
    families: families.map((one) => ({ ...one, series: one.series.toReversed() })).toReversed(),
  }))

describe('the evidence', () => {
  test('does not depend on the order of families and series', () => {
    fc.assert(
      fc.property(anyPushes(), (pushes) => {
        expect(evidenceOf(turned(pushes))).toEqual(evidenceOf(pushes))
      }),
    )
  })

  test('stays bounded, whatever is pushed', () => {
    fc.assert(
      fc.property(anyPushes(), (pushes) => {
        for (const { families, labels, followed, shapeClues, countClues } of evidenceOf(pushes)) {
          for (const { shapes, runs } of [families, labels]) {
            expect(shapes.length).toBeLessThanOrEqual(4)
            expect(runs.length).toBeLessThanOrEqual(16)
          }
          expect(followed.length).toBeLessThanOrEqual(4)
          for (const { values } of followed) expect(values.length).toBeLessThanOrEqual(16)
          expect(shapeClues.length).toBeLessThanOrEqual(12)
          expect(countClues.length).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  test('stays the same when nothing was pushed between two reads', () => {
    fc.assert(
      fc.property(anyPushes(), fc.nat(9), (pushes, value) => {
        const evidence = evidenceOf(pushes).at(-1) ?? noEvidence
        const picture = pushPicture(evidence.lastPush, [aFamily('m', value)])
        expect(foldContention(evidence, picture, picture)).toBe(evidence)
      }),
    )
  })

  test('starts anew when push times went back', () => {
    const pushes = Array.from({ length: 30 }, (_, i) => ({
      at: i * 1_000,
      method: 'PUT' as const,
      families: counter(i % 2 === 0 ? 1_000 + i : i, []),
    }))
    const evidence = evidenceOf(pushes).at(-1) ?? noEvidence
    expect(judgeContention(evidence, evidence.lastPush)?.certainty).toBe('proven')
    const before = pushPicture(evidence.lastPush, [])
    const after = foldContention(evidence, before, pushPicture(evidence.lastPush - 60_000, []))
    expect(judgeContention(after, after.lastPush)).toBeNull()
    expect(after.followed).toEqual([])
  })

  test('is none while a group has only refused pushes', () => {
    expect(foldContention(noEvidence, undefined, pushPicture(0, []))).toBe(noEvidence)
  })
})
