import { matchesLabels } from '@gatehouse/domain/promql'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryLabels } from './query-labels.ts'
import { someFilter, someSources } from './test-questions.ts'

const count = (texts: readonly string[]) =>
  new Map([...Map.groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length]))

const sortedByCount = (answer: readonly { readonly groups: number }[]) =>
  answer.every(({ groups }, i) => i === 0 || groups <= (answer[i - 1]?.groups ?? 0))

const question = fc.record({
  name: fc.constantFrom(undefined, 'job', 'k', 'nowhere'),
  contains: fc.constantFrom('', 'A', 'o', 'instance'),
})

test('names and values are counted over the groups that match, the most frequent first', () => {
  fc.assert(
    fc.property(someSources(), someFilter(), question, ({ sources, plain }, { matchers }, { name, contains }) => {
      const answer = queryLabels(sources, { matchers, name, contains, limit: 1_000 })
      const labels = plain.filter(({ key }) => matchesLabels(matchers, key)).flatMap(({ key }) => key)
      const has = (text: string) => text.toLowerCase().includes(contains.toLowerCase())
      const names = labels.map(([label]) => label).filter((label) => name !== undefined || has(label))
      const values = labels.flatMap(([label, value]) => (label === name && has(value) ? [value] : []))
      expect(new Map(answer.names.map((one) => [one.name, one.groups]))).toEqual(count(names))
      expect(new Map(answer.values.map((one) => [one.value, one.groups]))).toEqual(count(values))
      expect(sortedByCount(answer.names) && sortedByCount(answer.values)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a limit keeps the most frequent', () => {
  fc.assert(
    fc.property(someSources(), fc.integer({ min: 1, max: 3 }), ({ sources }, limit) => {
      const whole = queryLabels(sources, { matchers: [], name: 'job', contains: '', limit: 1_000 })
      const cut = queryLabels(sources, { matchers: [], name: 'job', contains: '', limit })
      expect(cut).toEqual({ names: whole.names.slice(0, limit), values: whole.values.slice(0, limit), pairs: [] })
    }),
  )
})

test('without a name, values of any label that contain the text are counted, in any case', () => {
  const text = fc.constantFrom('A', 'b', 'a\0')
  fc.assert(
    fc.property(someSources(), someFilter(), text, ({ sources, plain }, { matchers }, contains) => {
      const { pairs } = queryLabels(sources, { matchers, contains, limit: 1_000 })
      const labels = plain.filter(({ key }) => matchesLabels(matchers, key)).flatMap(({ key }) => key)
      const found = labels.filter(([, value]) => value.toLowerCase().includes(contains.toLowerCase()))
      const counted = pairs.map(({ name, value, groups }) => [JSON.stringify([name, value]), groups] as const)
      expect(new Map(counted)).toEqual(count(found.map((label) => JSON.stringify(label))))
      expect(sortedByCount(pairs)).toBe(true)
      expect(queryLabels(sources, { matchers, contains, limit: 2 }).pairs).toEqual(pairs.slice(0, 2))
    }),
  )
})

test('a text is needed for values of any label, and no name', () => {
  fc.assert(
    fc.property(someSources(), ({ sources }) => {
      expect(queryLabels(sources, { matchers: [], contains: '', limit: 9 }).pairs).toEqual([])
      expect(queryLabels(sources, { matchers: [], name: 'job', contains: 'a', limit: 9 }).pairs).toEqual([])
    }),
    { numRuns: 20 },
  )
})
