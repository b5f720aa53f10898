import { parseText } from '@gatehouse/exposition'
import { describe, expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import { findingsOf } from './findings.ts'
import { type PushFacts, predictPush } from './prediction.ts'
import type { PushTarget } from './push-target.ts'

const target: PushTarget = { ok: true, key: groupingKey([['job', 'a']]) }

const clash = {
  kind: 'type-clash',
  metric: 'm',
  said: 'is not a COUNTER',
  sides: [{ group: 'a', claims: [{ metric: 'm', labels: null, type: 'gauge', help: '', value: null }] }],
} as const

const read = (text: string) => parseText(text, { quotedNames: false })

const predict = (text: string, given: Partial<PushFacts> = {}) =>
  predictPush({ target, body: read(text), checks: true, violations: [], ...given })

describe('a gateway that checks', () => {
  test('takes what is consistent', () => {
    expect(predict('m 1\n')).toMatchObject({ verdict: 'accepted', status: 200, stores: true, leavesFailure: false })
  })

  test('refuses timestamps and clashes, and notes the failure', () => {
    const late = { verdict: 'refused', status: 400, stores: false, leavesFailure: true }
    expect(predict('m 1 5\n')).toMatchObject({ ...late, cause: expect.stringMatching(/must not have timestamps$/) })
    expect(predict('m 1\n', { violations: [clash] })).toMatchObject({ ...late, violations: [clash] })
  })

  test('refuses what it cannot read, and notes nothing', () => {
    const cause = 'text format parsing error in line 1: unexpected end of input stream'
    expect(predict('m 1')).toMatchObject({ verdict: 'refused', status: 400, cause, leavesFailure: false })
  })
})

describe('a gateway that does not check', () => {
  test('answers before it looks, and stores no timestamps', () => {
    expect(predict('m 1\n', { checks: false, violations: [clash] })).toMatchObject({ status: 202, stores: true })
    expect(predict('m 1 5\n', { checks: false })).toMatchObject({ status: 202, stores: false, leavesFailure: true })
  })
})

const hintsOf = (text: string) => {
  const body = read(text)
  return findingsOf({ text, body, overridden: [], prediction: predict(text), group: 'a' })
}

test.each([
  ['m 1', 1, 'no line feed at its end'],
  ['m 1\nm 2\r\n', 2, 'CR LF'],
  ['m{k="v"} 1 # {trace="x"} 1\n', 1, 'no exemplars'],
  ['m 1 \n', 1, 'blank after the value'],
  ['m 0x10\n', 1, 'Hexadecimal'],
  ['m 1\n# TYPE m gauge\n', 2, 'before its first sample'],
  ['m 1\nn 1 1700000000000\n', 2, 'is a timestamp'],
  ['\npush_time_seconds 1\n', 2, 'writes push_time_seconds itself'],
])('%j is explained', (text, line, hint) => {
  expect(hintsOf(text)).toMatchObject([{ line, hint: expect.stringContaining(hint) }])
})

test('a clash is told at the line of its family', () => {
  const text = 'x 1\n# TYPE m gauge\nm 1\n'
  const prediction = predict(text, { violations: [clash] })
  const findings = findingsOf({ text, body: read(text), overridden: [], prediction, group: 'a' })
  expect(findings).toMatchObject([{ line: 2, severity: 'error', said: expect.stringContaining('is not a COUNTER') }])
})
