import { expect, test } from 'vitest'
import { aClaim, aSide } from '../../testing/builders.ts'
import { claimLabels } from './claim-labels.ts'

const series = (labels: Record<string, string> | null) => aClaim('m', { labels })

test('what matters comes first, with where it comes from', () => {
  const labels = { db: 'main', instance: 'w-07', job: 'backup' }
  const body = aSide({ job: 'backup' }, { highlight: ['instance'] })
  expect(claimLabels(series(labels), body)).toEqual([
    { name: 'instance', value: 'w-07', origin: 'body', isLit: true },
    { name: 'db', value: 'main', origin: 'body', isLit: false },
  ])
  const key = aSide({ job: 'backup', instance: 'w-07' }, { highlight: ['instance'] })
  expect(claimLabels(series(labels), key)[0]).toEqual({ name: 'instance', value: 'w-07', origin: 'key', isLit: true })
})

test('a label that matters and is not there is told to be missing', () => {
  const side = aSide({ job: 'a' }, { highlight: ['k'] })
  expect(claimLabels(series({ job: 'a' }), side)).toEqual([{ name: 'k', value: null, origin: 'body', isLit: true }])
})

test('an empty instance is told only where it matters', () => {
  const labels = { job: 'a', instance: '' }
  expect(claimLabels(series(labels), aSide({ job: 'a' }))).toEqual([])
  expect(claimLabels(series(labels), aSide({ job: 'a' }, { highlight: ['instance'] }))).toHaveLength(1)
})

test('a whole family has no labels', () =>
  expect(claimLabels(series(null), aSide({}, { highlight: ['k'] }))).toEqual([]))

test('names of every object are labels like any other', () => {
  const labels = JSON.parse('{"__proto__":"x","constructor":"y"}')
  expect(claimLabels(series(labels), aSide({ job: 'a' }, { highlight: ['__proto__'] }))).toEqual([
    { name: '__proto__', value: 'x', origin: 'body', isLit: true },
    { name: 'constructor', value: 'y', origin: 'body', isLit: false },
  ])
})
