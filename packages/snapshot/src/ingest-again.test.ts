import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rows } from './group-row.ts'
import { ingest } from './ingest.ts'
import { snapshotPublisher } from './published.ts'
import { noGroups } from './read-groups.ts'
import { aGroup, answerOf, aRead, readWhole } from './test-groups.ts'

const keys = [
  { job: 'a' },
  { job: 'a', instance: '' },
  { job: 'a', instance: 'i' },
  { job: 'b' },
  { job: '\ufffd' },
] as const

const groups = fc
  .shuffledSubarray([...keys, ...keys.slice(0, 2), ...keys.slice(-1)])
  .chain((labels) =>
    fc.tuple(
      ...labels.map((one) => fc.constantFrom('1e+09', '2e+09').map((pushed) => aGroup({ labels: one, pushed }))),
    ),
  )
const step = fc.record({ groups, isWholeUtf8: fc.boolean(), forgets: fc.boolean() })

test('reads one after the other give what each gives from rows that came another way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      let read = noGroups
      let rows: Rows = new Map()
      const publish = snapshotPublisher('g')
      for (const { groups, isWholeUtf8, forgets } of steps) {
        read = await readWhole(answerOf(...groups), read)
        const context = aRead({ isWholeUtf8, forgotten: new Set(forgets ? rows.keys() : []) })
        const anew = ingest(new Map(rows), read.groups, context)
        rows = ingest(rows, read.groups, context)
        expect([...rows]).toEqual([...anew])
        const { membership, epoch, changed, heap, strings, stringStart, ...columns } = publish(rows, 1)
        expect(snapshotPublisher('g')(rows, 1)).toMatchObject({
          ...columns,
          keyNames: expect.anything(),
          keyValues: expect.anything(),
          labelNames: expect.anything(),
        })
      }
    }),
    { numRuns: 300 },
  )
})
