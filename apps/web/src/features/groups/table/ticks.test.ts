import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aGroup, minutes, noon } from '../../../testing/builders.ts'
import { ticksOf, ticksWidth } from './ticks.ts'

const rule = { source: 'rule', every: minutes(60), grace: 0, staleAfter: minutes(999), rule: null } as const

test('ticks stay in their box, in order and apart, whenever pushes came', () => {
  const times = fc.array(fc.integer({ min: 0, max: minutes(100_000) }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(times, fc.constantFrom('fresh', 'late', 'failing'), (ages, state) => {
      const pushes = ages.map((age) => noon - age).sort((a, b) => a - b)
      const group = aGroup({ job: 'a' }, { pushes, state, expectation: rule, lastFailureAt: noon })
      const ticks = ticksOf(group, noon)
      const all = [...(ticks?.pushes ?? []), ...(ticks?.refused ? [ticks.refused] : [])]
      expect(all.every((x, i) => x >= 1 && x <= ticksWidth - 1 && (i === 0 || x - (all[i - 1] ?? 0) >= 3))).toBe(true)
    }),
  )
})

test('one push alone is no rhythm', () => {
  expect(ticksOf(aGroup({ job: 'a' }), noon)).toBeNull()
})
