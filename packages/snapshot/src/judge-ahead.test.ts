import { expect, test } from 'vitest'
import { ingest } from './ingest.ts'
import { judgeAhead } from './judge-ahead.ts'
import { snapshotPublisher } from './published.ts'
import { filterGroups } from './query-groups.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { aGroup, aRead, read } from './test-groups.ts'

const viewOf = async (groups: number) => {
  const all = await read(...Array.from({ length: groups }, (_, i) => aGroup({ labels: { job: `j${i}` } })))
  return viewSnapshot(snapshotPublisher('g')(ingest(new Map(), all, aRead()), 1))
}

const source = (view: Awaited<ReturnType<typeof viewOf>>) => ({
  view,
  now: 1,
  rules: [],
  otherwise: { source: 'default', every: null, grace: null, staleAfter: null } as const,
})

/** A matcher that takes a while over each value. */
const busy = (ms: number) => {
  let judged = 0
  return {
    name: 'job',
    condition: 'busy',
    judged: () => judged,
    accepts: (value: string) => {
      judged++
      for (const end = performance.now() + ms; performance.now() < end; );
      return value.endsWith('1')
    },
  }
}

test('others have a turn every few values, and the question then finds every verdict', async () => {
  const view = await viewOf(30)
  const matcher = busy(5)
  let turns = 0
  await judgeAhead([view], [matcher], async () => {
    turns++
  })
  expect(turns).toBeGreaterThanOrEqual(10)
  const judged = matcher.judged()
  const found = filterGroups([source(view)], { matchers: [matcher], states: new Set() })
  expect(found.map(({ row }) => view.labels(row)[0]?.[1])).toEqual(['j1', 'j11', 'j21'])
  // Once more for the empty text, which stands for an absent label.
  expect(matcher.judged()).toBe(judged + 1)
})

test('a pattern that takes too long is refused, though others had their turns', async () => {
  const view = await viewOf(300)
  await expect(judgeAhead([view], [busy(10)], async () => {})).rejects.toThrow('takes too long')
})
