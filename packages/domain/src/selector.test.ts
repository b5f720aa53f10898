import { expect, test } from 'vitest'
import { printLabels, printMatcher, quote } from './selector.ts'

test('labels print as their selector, the job first', () => {
  const labels = [
    ['db', 'main'],
    ['job', 'backup'],
  ] as const
  expect(printLabels(labels)).toBe('{job="backup", db="main"}')
  expect(printLabels([])).toBe('{}')
})

test('a matcher prints as in PromQL, a name that is not plain in quotes', () => {
  expect(printMatcher({ name: 'job', op: '=~', value: 'etl.*' })).toBe('job=~"etl.*"')
  expect(printMatcher({ name: 'k8s.pod', op: '!=', value: '' })).toBe('"k8s.pod"!=""')
})

test.each([
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['\n\t\r\0', '"\\n\\t\\r\\u0000"'],
  ['\u202egnp.exe', '"\\u202egnp.exe"'],
  ['é😀', '"é😀"'],
])('%j is quoted as %s', (text, quoted) => expect(quote(text)).toBe(quoted))
