import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileStrings } from './hostile-strings.ts'
import { groupingKey } from './label-arbitraries.ts'

test('there are exactly 100 distinct hostile strings, all well-formed, none empty', () => {
  expect(new Set(hostileStrings).size).toBe(100)
  expect(hostileStrings).toHaveLength(100)
  expect(hostileStrings.every((text) => text !== '' && text.isWellFormed())).toBe(true)
})

test('a grouping key is sorted, has legal names once each, and a job', () => {
  const property = fc.property(groupingKey(), (key) => {
    const names = key.map(([name]) => name)
    expect(names).toEqual([...new Set(names)].sort())
    expect(names.every((name) => /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))).toBe(true)
    expect(new Map(key).get('job')).toBeTruthy()
  })
  fc.assert(property)
})
