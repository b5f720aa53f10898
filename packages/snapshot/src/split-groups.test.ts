import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BrokenAnswer } from './broken-answer.ts'
import { parseJson } from './parse-json.ts'
import { groupSplitter } from './split-groups.ts'

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Splits an answer that arrives in chunks of a size; also counts the bytes that were offered as groups. */
const split = (answer: Buffer, size = 7) => {
  const groups: string[] = []
  let offered = 0
  const splitter = groupSplitter((bytes) => {
    offered += bytes.length
    if (!isObject(parseJson(bytes))) return false
    groups.push(bytes.toString())
    return true
  })
  for (let at = 0; at < answer.length; at += size) splitter.push(answer.subarray(at, at + size))
  splitter.end()
  return { groups, offered }
}

const answerOf = (groups: readonly unknown[]) => Buffer.from(JSON.stringify({ status: 'success', data: groups }))

// Texts that look like the seams between groups, and groups that end like those of a gateway or in any other way.
const text = fc.oneof(
  fc.constantFrom(']}},{', '"]}},{"', '\\', '\\"', ']}},', '{"a":[{}]}},{"b":[', '}},{', '\u2028é'),
  fc.string(),
)
const value: fc.Arbitrary<unknown> = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.array(text, { maxLength: 3 }))
const likeGateway = value.map((one) => ({ labels: { job: one }, m: { metrics: [one] } }))
const group = fc.oneof(likeGateway, fc.dictionary(text, value, { maxKeys: 4 }))

test('any groups are given one by one, whatever is in them and wherever the chunks end', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 8 }), fc.integer({ min: 1, max: 200 }), (groups, size) => {
      expect(split(answerOf(groups), size).groups).toEqual(groups.map((one) => JSON.stringify(one)))
    }),
    { numRuns: 2_000 },
  )
})

test('a group full of seams costs no more than a few times its bytes', () => {
  const groups = [{ a: ']}},{'.repeat(20_000) }, ...Array.from({ length: 200 }, (_, i) => ({ i, last: ']}},{' }))]
  const answer = answerOf(groups)
  expect(split(answer, 1_000).offered).toBeLessThan(3 * answer.length)
})

test('groups without any seam between them cost no more than a few times their bytes', () => {
  const answer = answerOf([...Array.from({ length: 2_000 }, (_, i) => ({ i })), { m: { metrics: [1] } }, { i: 1 }])
  expect(split(answer, 1_000_000).offered).toBeLessThan(3 * answer.length)
})

test.each([
  ['nothing', '', 'ends too early, at byte 0'],
  ['an error', '{"status":"error","data":[]}', 'does not begin with {"status":"success","data":[, at byte 0'],
  ['cut in its head', '{"status":"succ', 'ends too early'],
  ['cut in a group', '{"status":"success","data":[{"a":1', 'ends too early, at byte 28'],
  ['cut after a group', '{"status":"success","data":[{"a":1}', 'ends too early'],
  ['cut before its end', '{"status":"success","data":[{"a":1}]', 'ends too early'],
  ['a list with a comma too many', '{"status":"success","data":[{"a":1},]}', 'something that is no group at byte 36'],
  ['a list of something else', '{"status":"success","data":[1]}', 'something that is no group at byte 28'],
  ['two groups without a comma', '{"status":"success","data":[{"a":1}{"b":1}]}', 'neither a comma nor an end'],
  ['followed by more', '{"status":"success","data":[]}{', 'goes on after its groups'],
  ['followed by a lot', `{"status":"success","data":[]}${' '.repeat(200)}`, 'goes on after its groups'],
  ['a group that is no JSON', '{"status":"success","data":[{"a":tru}]}', 'not JSON at byte 28'],
])('an answer that is %s is broken', (_, answer, reason) => {
  expect(() => split(Buffer.from(answer))).toThrow(BrokenAnswer)
  expect(() => split(Buffer.from(answer))).toThrow(reason)
})

test('a line end may follow', () => {
  expect(split(Buffer.from('{"status":"success","data":[{"a":1}]}\n')).groups).toEqual(['{"a":1}'])
})
