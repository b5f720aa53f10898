import { expect, test } from 'vitest'
import type { GroupRow } from '../../lib/wire.ts'
import { aGroup, minutes, noon } from '../../testing/builders.ts'
import { rhythmParts } from './rhythm-words.ts'

const hour = minutes(60)
const rule = { source: 'rule', every: hour, grace: minutes(15), staleAfter: 3 * hour, rule: '{job="a"}' } as const
const words = (given: Partial<GroupRow>) => rhythmParts(aGroup({ job: 'a' }, given), noon).join(', ')

test.each<[string, Partial<GroupRow>]>([
  ['default: stale after 36 h', {}],
  ['every 1 h, rule', { expectation: rule }],
  ['every 1 h, rule', { expectation: rule, overdueIntervals: 0.1 }],
  ['every ~1 h, learned', { expectation: { ...rule, source: 'learned', rule: null } }],
  ['2.2 intervals overdue, every 1 h, rule', { state: 'late', expectation: rule, overdueIntervals: 2.2 }],
  ['refused 4 m ago', { state: 'failing', lastFailureAt: noon - minutes(4) }],
  [
    'refused 4 m ago, 3 intervals overdue, every 1 h, rule',
    { state: 'failing', lastFailureAt: noon - minutes(4), overdueIntervals: 3, expectation: rule },
  ],
  ['refused 4 m ago', { state: 'never', lastPushAt: null, lastFailureAt: noon - minutes(4) }],
  ['meant to stay, rule', { expectation: { ...rule, every: null, grace: null, staleAfter: null } }],
  ['stale after 3 h, rule', { expectation: { ...rule, every: null, grace: null } }],
  ['gone for 2 h', { state: 'missing', missingSince: noon - 2 * hour }],
  ["5 m ahead of the gateway's clock", { state: 'ahead', lastPushAt: noon + minutes(5) }],
])('%s', (expected, given) => {
  expect(words(given)).toBe(expected)
})
