import { expect, test } from 'vitest'
import { aGroup } from '../../testing/builders.ts'
import { everythingSelected, isSelected, nothingSelected, select, sizeOf } from './selection.ts'

const [a, b] = [aGroup({ job: 'a' }, { series: 10 }), aGroup({ job: 'b' }, { series: 20 })]
const matching = { matched: 531, series: 14_868 }

test('picked groups count with their series', () => {
  expect(sizeOf(select(nothingSelected, [a, b], true), matching)).toEqual({ groups: 2, series: 30 })
})

test('what is picked can be taken back', () => {
  expect(sizeOf(select(select(nothingSelected, [a, b], true), [a], false), matching)).toEqual({ groups: 1, series: 20 })
})

test('everything that matches is selected, also what was never loaded', () => {
  expect(isSelected(everythingSelected, 'never seen')).toBe(true)
  expect(sizeOf(everythingSelected, matching)).toEqual({ groups: 531, series: 14_868 })
})

test('everything but some', () => {
  const selection = select(everythingSelected, [a], false)
  expect(isSelected(selection, a.id)).toBe(false)
  expect(sizeOf(selection, matching)).toEqual({ groups: 530, series: 14_858 })
})
