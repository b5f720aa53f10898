import { describe, expect, test } from 'vitest'
import { twoSchedules } from './independence.ts'
import { addPush, noTrack } from './track.ts'

const shape = (name: string, id: number) => ({ id, pushed: [name], held: [name], labels: [] })

const shapes = [shape('a', 1), shape('b', 2)] as const

/** The runs of two shapes that push at these times. */
const runsOf = (...times: readonly [a: readonly number[], b: readonly number[]]) =>
  times
    .flatMap((all, i) => all.map((at) => ({ at, shape: i === 0 ? shapes[0] : shapes[1] })))
    .sort((x, y) => x.at - y.at)
    .reduce((track, { at, shape }) => addPush(track, shape, at), noTrack).runs

const every = (gap: number, times: number, from = 0) => Array.from({ length: times }, (_, i) => from + i * gap)

const minutes = every(60, 8)

describe('two schedules', () => {
  test.each([
    ['of which one is slower', every(60, 10), every(100, 6, 10)],
    ['that sway around each other', every(60, 9), [5, 70, 115, 190, 235, 305, 350]],
  ])('%s are seen', (_, a, b) => expect(twoSchedules(runsOf(a, b), 1, 2)).not.toBeNull())

  test('are told by when, how often and over how many pushes they take turns', () => {
    const seen = twoSchedules(runsOf(every(60, 10), every(100, 6, 10)), 1, 2)
    expect(seen).toEqual({ since: 0, lastSeen: 540, alternations: 12, pushes: 16 })
  })

  test.each([
    ['a fixed distance', minutes, every(60, 8, 10)],
    ['pairs half a period wide', minutes, every(60, 8, 30)],
    ['an end that comes ever later, each after its own start', minutes, [5, 70, 140, 220, 295, 356, 417, 476]],
    ['a single push of another shape', minutes, [75]],
    ['pushes that follow each other closely', [0, 1, 60, 61, 120, 121, 180, 200], every(75, 5, 10)],
  ])('are not seen in %s', (_, a, b) => {
    expect(twoSchedules(runsOf(a, b), 1, 2)).toBeNull()
    expect(twoSchedules(runsOf(b, a), 1, 2)).toBeNull()
  })
})
