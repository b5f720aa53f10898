import { hostileStrings, labelValue } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Matcher, matchOperators, printLabels, printSelector } from '../selector.ts'
import { parseSelector } from './parse-selector.ts'

// Words of PromQL are legal label names, too.
const words = [
  'job',
  '_',
  'by',
  'on',
  'inf',
  'NaN',
  'offset',
  'bool',
  'and',
  'sum',
  'start',
  'group_left',
  'a.b',
  'é x',
  '"',
]

const matcher = (): fc.Arbitrary<Matcher> =>
  fc
    .record({ name: fc.constantFrom(...words), op: fc.constantFrom(...matchOperators), value: labelValue() })
    .map(({ name, op, value }) => ({ name, op, value: op.includes('~') ? literalPattern(value) : value }))

/** A pattern of any characters that RE2 takes: text with every special character in a class of its own. */
const literalPattern = (text: string) => text.slice(0, 100).replace(/[\\^$.|?*+()[\]{}]/g, (char) => `\\${char}`)

const parsed = (text: string) => {
  const result = parseSelector(text)
  return result.ok ? result.matchers : `${result.column}: ${result.reason}`
}

const job = (value: string) => [{ name: 'job', op: '=', value }]

describe('a selector', () => {
  test('that is printed and parsed again is the same, with braces or without', () => {
    fc.assert(
      fc.property(fc.array(matcher(), { maxLength: 5 }), (matchers) => {
        const text = printSelector(matchers)
        fc.pre(text.length <= 10_000)
        expect(parsed(text)).toEqual(matchers)
        expect(parsed(text.slice(1, -1))).toEqual(matchers)
      }),
    )
  })

  test.each(hostileStrings)('of the label value %j is parsed again to that value', (value) => {
    expect(parsed(printLabels([['job', value]]))).toEqual(job(value))
  })

  test.each(['', ' ', '\n', '{}', ' { } '])('%j matches everything', (text) => expect(parsed(text)).toEqual([]))

  test.each([
    ['{job="a"}', 'a'],
    [' { job = "a" , } ', 'a'],
    ['job="a"', 'a'],
    ['job="a",', 'a'],
    ["job='{'", '{'],
    ['job="}"', '}'],
    ['job=`a\\n"`', 'a\\n"'],
    ['{job="a" # a comment\n}', 'a'],
    ['# a comment {\n{job="a"}', 'a'],
    ['{"job"="a"}', 'a'],
    ['job="caf\\xc3\\xa9"', 'café'],
  ])('%j is understood', (text, value) => expect(parsed(text)).toEqual(job(value)))
})

describe('a mistake', () => {
  const such = '; expected matchers such as {job="backup", pod!=""}'
  const literal = 'a quoted text that does not end, or holds an unknown escape'

  test.each([
    ['up', `3: the selector ends too early${such}`],
    ['up{job="a"}', `1: no metric name here${such}`],
    [' up{}', `2: no metric name here${such}`],
    ['{"up"}', `2: no metric name here${such}`],
    ['{job="a",__name__="up"}', `10: no metric name here${such}`],
    ['rate(x[5m])', `5: unexpected "(x[5m])"${such}`],
    ['sum({job="a"})', `1: not a selector${such}`],
    ['{job="a"} offset 5m', `1: not a selector${such}`],
    ['{job="a"}{b="c"}', `10: unexpected "{b=\\"c\\"}"${such}`],
    ['{job=="a"}', `6: unexpected "=\\"a\\"}"${such}`],
    ['job="a" or pod="b"', `9: unexpected "or pod=\\"b\\""${such}`],
    ['{job="a" pod="b"}', `10: unexpected "pod=\\"b\\"}"${such}`],
    ['{,job="a"}', `2: unexpected ",job=\\"a\\"}"${such}`],
    ['{job="a"', `9: the selector ends too early${such}`],
    ['job="a', `7: the selector ends too early${such}`],
    ['{job}', `5: the selector ends too early${such}`],
    ['{job=a}', `6: unexpected "a}"${such}`],
    ['{job="a\nb"}', null],
    ['{job="abc\n}', `6: ${literal}`],
    ['job="a\\q"', `5: ${literal}`],
    ['pod="x", job="\\xff"', `14: ${literal}`],
    ['{job=~"a["}', '7: not a pattern RE2 knows: error parsing regexp: missing closing ]: `[`'],
    ['  pod="", job!~"("', '16: not a pattern RE2 knows: error parsing regexp: missing closing ): `(`'],
    [`{job="${'a'.repeat(10_000)}"}`, '1: a selector has at most 10000 characters'],
    [`job=~"${'a'.repeat(1001)}"`, '6: a pattern has at most 1000 characters'],
  ])('in %j says its column and reason', (text, mistake) => {
    if (mistake === null) expect(parseSelector(text).ok).toBe(false)
    else expect(parsed(text)).toBe(mistake)
  })

  test('stands inside the text, whatever the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '"',
      "'",
      '`',
      '=',
      '!',
      '~',
      ',',
      'job',
      '\\',
      '\n',
      '(',
      '#',
      ' ',
      'é',
      '[5m]',
    )
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parseSelector(text)
        if (result.ok) return
        expect(result.column).toBeGreaterThanOrEqual(1)
        expect(result.column).toBeLessThanOrEqual(text.length + 1)
        expect(result.reason).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
