import type { Label } from '@gatehouse/exposition'
import { groupingKey as anyKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalKey, type GroupingKey, groupingKey } from '../grouping-key.ts'
import { nearTwins } from './near-twins.ts'

const key = (labels: Readonly<Record<string, string>>) => groupingKey(Object.entries(labels))

describe('near twins differ', () => {
  test.each([
    ['by case', { job: 'backup' }, { job: 'Backup' }, [{ name: 'job', how: ['case'] }]],
    ['by the case of a name', { job: 'a', DB: 'x' }, { job: 'a', db: 'x' }, [{ name: 'db', how: ['case'] }]],
    ['by white space around', { job: 'backup' }, { job: ' backup\n' }, [{ name: 'job', how: ['white-space'] }]],
    ['by white space repeated', { job: 'a b' }, { job: 'a \t b' }, [{ name: 'job', how: ['white-space'] }]],
    ['by an empty label', { job: 'a' }, { job: 'a', db: '' }, [{ name: 'db', how: ['empty-label'] }]],
    ['by a blank label', { job: 'a' }, { job: 'a', db: ' ' }, [{ name: 'db', how: ['white-space', 'empty-label'] }]],
    ['by the form of a letter', { job: 'é' }, { job: 'e\u0301' }, [{ name: 'job', how: ['unicode'] }]],
    ['by a sign that is a letter', { job: 'K' }, { job: '\u212a' }, [{ name: 'job', how: ['unicode'] }]],
    ['in two ways', { job: 'Nightly run' }, { job: 'nightly  run' }, [{ name: 'job', how: ['case', 'white-space'] }]],
    [
      'in two labels',
      { job: 'A', db: 'x', k: '1' },
      { job: 'a', db: 'x ', k: '1' },
      [
        { name: 'db', how: ['white-space'] },
        { name: 'job', how: ['case'] },
      ],
    ],
  ])('%s', (_, a, b, labels) => {
    expect(nearTwins([key(a), key({ job: 'unrelated' }), key(b)])).toEqual([{ groups: [0, 2], labels }])
  })
})

test.each([
  ['other values', { job: 'a', k: '1' }, { job: 'a', k: '2' }],
  ['white space inside a word', { job: 'ab' }, { job: 'a b' }],
  ['another label', { job: 'a' }, { job: 'a', k: 'v' }],
  ['the same value under another name', { job: 'a', k: 'v' }, { job: 'a', l: 'v' }],
  ['nothing at all', { job: 'a' }, { job: 'a' }],
])('keys that differ by %s are no near twins', (_, a, b) => expect(nearTwins([key(a), key(b)])).toEqual([]))

const blanks = fc.constantFrom(' ', '\t', '\n', '\u00a0', '  ')

const disguised = ([name, value]: Label) =>
  fc.tuple(blanks, blanks, fc.boolean(), fc.boolean()).map(([before, after, isUpper, isDecomposed]): Label => {
    const cased = isUpper ? value.toUpperCase() : value
    return [name, before + (isDecomposed ? cased.normalize('NFD') : cased) + after]
  })

// Some letters do not come back from upper case.
const isSteady = (text: string) =>
  text.toUpperCase().toLowerCase().normalize('NFC') === text.normalize('NFC').toLowerCase()

const steadyKey = () => anyKey().filter((labels) => labels.every(([, value]) => isSteady(value)))

const anyKeys = (): fc.Arbitrary<readonly GroupingKey[]> =>
  fc
    .array(
      fc.record({
        job: fc.constantFrom('a', 'A', ' a', 'b', 'é', 'e\u0301'),
        rest: fc.dictionary(fc.constantFrom('k', 'K', 'l'), fc.constantFrom('', ' ', 'x', 'X ')),
      }),
      { maxLength: 30 },
    )
    .map((all) => all.map(({ job, rest }) => key({ ...rest, job })))

describe('near twins', () => {
  test('are found in any key that was disguised', () => {
    fc.assert(
      fc.property(
        steadyKey().chain((labels) => fc.tuple(fc.constant(labels), fc.tuple(...labels.map(disguised)))),
        ([labels, other]) => {
          expect(nearTwins([groupingKey(labels), groupingKey(other)])).toMatchObject([{ groups: [0, 1] }])
        },
      ),
    )
  })

  test('are an equivalence: sets share no group, and two of one set are twins by themselves', () => {
    fc.assert(
      fc.property(anyKeys(), (keys) => {
        const sets = nearTwins(keys)
        const members = sets.flatMap(({ groups }) => groups)
        expect(new Set(members).size).toBe(members.length)
        for (const { groups } of sets) {
          const [first = 0, ...others] = groups
          for (const other of others) {
            const isSame = canonicalKey(keys[first] ?? []) === canonicalKey(keys[other] ?? [])
            expect(nearTwins([keys[first] ?? [], keys[other] ?? []])).toHaveLength(isSame ? 0 : 1)
          }
        }
        const [one] = sets.map(({ groups }) => groups[0] ?? 0)
        const [another] = sets.slice(1).map(({ groups }) => groups[0] ?? 0)
        if (one !== undefined && another !== undefined) {
          expect(nearTwins([keys[one] ?? [], keys[another] ?? []])).toEqual([])
        }
      }),
    )
  })

  test('do not change when unrelated groups come', () => {
    fc.assert(
      fc.property(anyKeys(), fc.nat(20), (keys, count) => {
        const others = Array.from({ length: count }, (_, i) => key({ job: `unrelated-${i}` }))
        expect(nearTwins([...keys, ...others])).toEqual(nearTwins(keys))
      }),
    )
  })
})
