import { labelValue, matchOperators } from '@gatehouse/domain'
import { compileMatcher } from '@gatehouse/domain/promql'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ingest } from './ingest.ts'
import { MatchTooSlow } from './match-budget.ts'
import { snapshotPublisher } from './published.ts'
import { filterGroups } from './query-groups.ts'
import { queryJobs } from './query-jobs.ts'
import { queryLabels } from './query-labels.ts'
import { viewSnapshot } from './snapshot-view.ts'
import type { Source } from './source.ts'
import { aGroup, answerOf, aRead, read, readWhole } from './test-groups.ts'

const pattern = (name: string, value: string) => {
  const compiled = compileMatcher({ name, op: '=~', value })
  if (!compiled.ok) throw new Error(compiled.reason)
  return compiled.matcher
}

const longText = (i: number) => `${'a'.repeat(1 + (i % 60))}b`.repeat(30).slice(0, 890)

const sourceOf = async (gateway: string, groups: number) => {
  const labels = Array.from({ length: groups }, (_, i) => ({ job: 'a', k: `${longText(i)}${gateway}${i}` }))
  const rows = ingest(new Map(), await read(...labels.map((one) => aGroup({ labels: one }))), aRead({ gateway }))
  return { view: viewSnapshot(snapshotPublisher(gateway)(rows, 1)), now: 1, rules: [], otherwise }
}

const otherwise = { source: 'default', every: null, grace: null, staleAfter: null } as const
const slow = pattern('k', '((.{0,30}a){5}){6}x')
const none = { states: new Set<never>() }

test.each([
  ['groups', (source: Source) => filterGroups([source], { ...none, matchers: [slow] })],
  ['jobs', (source: Source) => queryJobs([source], { ...none, matchers: [slow] })],
  ['labels', (source: Source) => queryLabels([source], { matchers: [slow], contains: '', limit: 1 })],
])('a slow pattern over many long values ends the question for %s, and its label is named', async (_, ask) => {
  const source = await sourceOf('g', 1_500)
  const began = performance.now()
  expect(() => ask(source)).toThrow(MatchTooSlow)
  expect(() => ask(source)).toThrow(/the pattern for "k" takes too long/)
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('one budget holds for all gateways and patterns of a question', async () => {
  const busy = (name: string) => ({
    name,
    condition: `busy ${name}`,
    accepts: () => {
      for (const end = performance.now() + 10; performance.now() < end; );
      return true
    },
  })
  const sources = await Promise.all(['a', 'b', 'c', 'd'].map((gateway) => sourceOf(gateway, 20)))
  const began = performance.now()
  expect(() => filterGroups(sources, { ...none, matchers: [busy('k'), busy('job')] })).toThrow(MatchTooSlow)
  expect(performance.now() - began).toBeLessThan(1_500)
  expect(filterGroups(sources.slice(0, 1), { ...none, matchers: [busy('k')] })).toHaveLength(20)
})

test('one view answers every matcher as if it were the first, however alike two are written', async () => {
  const jobs = ['a', '~a', '=a', '!a', 'ab', '~ab', '']
  const { groups } = await readWhole(answerOf(...jobs.map((job, i) => aGroup({ labels: { job, k: `${i}` } }))))
  const publish = snapshotPublisher('g')
  const rows = ingest(new Map(), groups, aRead())
  const source = { view: viewSnapshot(publish(rows, 1)), now: 1, rules: [], otherwise }
  const matcher = fc.record({ op: fc.constantFrom(...matchOperators), value: fc.constantFrom(...jobs, 'a.*', '~a.*') })
  fc.assert(
    fc.property(matcher, ({ op, value }) => {
      const compiled = compileMatcher({ name: 'job', op, value })
      if (!compiled.ok) throw new Error(compiled.reason)
      const found = filterGroups([source], { ...none, matchers: [compiled.matcher] })
      const expected = groups.filter(({ key }) => compiled.matcher.accepts(labelValue(key, 'job')))
      expect(found.map(({ row }) => source.view.idOf(row)).sort()).toEqual(expected.map(({ id }) => id).sort())
    }),
    { numRuns: 500 },
  )
})
