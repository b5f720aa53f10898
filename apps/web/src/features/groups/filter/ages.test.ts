import { expect, test } from 'vitest'
import { agesLike, ageText, readAge } from './ages.ts'

test.each([
  ['age>1m', 'older_than', '1m'],
  ['age > 36h', 'older_than', '36h'],
  ['> 1h', 'older_than', '1h'],
  ['>=1h', 'older_than', '1h'],
  ['older than 1d', 'older_than', '1d'],
  ['Older 1d 12h', 'older_than', '1d12h'],
  ['younger than 5m', 'younger_than', '5m'],
  ['<5m', 'younger_than', '5m'],
  ['age<5 m', 'younger_than', '5m'],
])('%s is an age', (text, param, value) => {
  expect(readAge(text)?.condition).toEqual({ kind: 'age', param, value })
})

test.each(['age', '>', 'older', 'older1d', '> 5 apples', '>1h1d', '36h', 'agent>1h'])('%s is none', (text) => {
  expect(readAge(text)).toBeUndefined()
})

const offered = (text: string) => agesLike(text).map(ageText)

test.each([
  ['>', '> 1 h (last push older than)'],
  ['age', '> 1 h (last push older than)'],
  ['older', '> 1 h (last push older than)'],
  ['older than', '> 1 h (last push older than)'],
  ['<', '< 5 m (last push younger than)'],
  ['younger than', '< 5 m (last push younger than)'],
  ['age > 2', '> 2 m (last push older than)'],
  ['36h', '> 36 h (last push older than)'],
])('%s offers ages, the first is %s', (text, first) => expect(offered(text)[0]).toBe(first))

test.each(['agent', 'storage', 'elder', ''])('%s offers none', (text) => expect(offered(text)).toEqual([]))
