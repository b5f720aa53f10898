import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeTable } from './collisions/shape-table.ts'
import { decodeGroup } from './decode-group.ts'
import { parseJson } from './parse-json.ts'
import { asGoWrites, changed, changes, group, type Json } from './test-gateway-json.ts'
import { walkGroup } from './walk-group.ts'

const shapes = shapeTable()

const walk = (bytes: Buffer) => (isUtf8(bytes) ? walkGroup(bytes, shapes)?.group : undefined)

const identityParts = (value: Json) => [value['labels'], value['push_time_seconds'], value['push_failure_time_seconds']]

const needsNoParser = (value: Json) => !asGoWrites(identityParts(value)).includes('\\')

test('what a gateway writes is walked, and gives what parsing it gives', () => {
  let walked = 0
  fc.assert(
    fc.property(group, (value) => {
      const bytes = asGoWrites(value)
      const found = walk(bytes)
      if (found) expect(found).toEqual(decodeGroup(parseJson(bytes), 0, shapes))
      if (found) walked++
    }),
    { numRuns: 300 },
  )
  expect(walked).toBeGreaterThan(50)
})

test('a usual group is always walked', () => {
  const plain = group.filter(needsNoParser).filter(({ labels: own }) => !('metrics' in (own as Json)))
  fc.assert(fc.property(plain, (value) => walk(asGoWrites(value)) !== undefined))
})

const decoded = (bytes: Buffer) => {
  try {
    const value = parseJson(bytes)
    return value === undefined ? 'broken' : decodeGroup(value, 0, shapes)
  } catch {
    return 'broken'
  }
}

test('bytes that were changed in any way are walked to what parsing gives, or left to the parser', () => {
  fc.assert(
    fc.property(group, changes, (value, all) => {
      const bytes = changed(asGoWrites(value), all)
      const found = walk(bytes)
      if (found) expect(found).toEqual(decoded(bytes))
    }),
    { numRuns: 1_000 },
  )
})
