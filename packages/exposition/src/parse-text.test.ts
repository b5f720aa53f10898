import { metricFamilies, textBody } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goNumber, type MetricFamily, parseText, printText } from './index.ts'

const plain = { quotedNames: false }
const quoted = { quotedNames: true }

const told = (text: string, dialect = plain) => {
  const read = parseText(text, dialect)
  return read.ok ? 'read' : `${read.line}:${read.column} ${read.reason}`
}

const familiesOf = (text: string, dialect = plain): readonly MetricFamily[] => {
  const read = parseText(text, dialect)
  if (!read.ok) throw new Error(read.reason)
  return read.families.map(({ line, lines, ...family }) => family)
}

describe('a body is read as the gateway reads it', () => {
  test.each([
    ['m 1', '1:4 unexpected end of input stream'],
    ['m 1\r\n', '1:5 expected float as value, got "1\\r"'],
    ['m 1\n# TYPE m gauge\n', '2:10 second TYPE line for metric name "m", or TYPE reported after samples'],
    ['# HELP m a\n# HELP m a\n', '2:10 second HELP line for metric name "m"'],
    ['# TYPE m number\n', '1:16 unknown metric type "number"'],
    ['# TYPE m-x gauge\n', '1:9 invalid metric name in comment'],
    ['1 2\n', '1:1 invalid metric name'],
    ['m{a="1",a="2"} 1\n', '1:10 duplicate label names for metric "m"'],
    ['m{a="\\x"} 1\n', "1:7 invalid escape sequence '\\x'"],
    ['m{a="x\n"} 1\n', '1:7 label value "x" contains unescaped new-line'],
    ['m{__name__="x"} 1\n', '1:11 label name "__name__" is reserved'],
    ['m 0x10\n', '1:7 expected float as value, got "0x10"'],
    ['m 1 # {trace="x"} 1\n', '1:6 expected integer as timestamp, got "#"'],
    ['m 1 2 3\n', '1:8 spurious string after timestamp: " 3"'],
    ['# TYPE h histogram\nh_bucket{le="x"} 1\n', `2:15 expected float as value for 'le' label, got "x"`],
  ])('%j stops at %s', (text, reason) => expect(told(text)).toBe(reason))

  test.each(['m nan\n', 'm +INF\n', 'm .5e3\n', 'm{a="b",}1\n', '\n \t', '# c\n#\n', '# TYPE m ga\\uge\nm 1\n'])(
    '%j can be read',
    (text) => expect(told(text)).toBe('read'),
  )

  test('names in quotes are for gateways that know them', () => {
    const text = '# TYPE "a b" gauge\n{"a b","c d"="e"} 1\n'
    expect(told(text)).toBe('1:8 invalid metric name in comment')
    const series = [{ labels: [['c d', 'e']], value: '1' }]
    expect(familiesOf(text, quoted)).toEqual([{ name: 'a b', type: 'gauge', help: '', timestamp: 0, series }])
  })

  test('a family without a series is no family', () => {
    expect(familiesOf('# TYPE m gauge\n# HELP m x\n')).toEqual([])
  })

  test('a histogram is assembled of the lines that follow its type, whatever is missing', () => {
    const text = '# TYPE h histogram\nh_bucket{le="1"} 2\nh_sum{a="x"} 3\nh_count 2.9\nh 7\n'
    expect(familiesOf(text)).toEqual([
      {
        name: 'h',
        type: 'histogram',
        help: '',
        timestamp: 0,
        series: [
          { labels: [], count: '2', sum: '0', buckets: [['1', '2']], nativeBuckets: [] },
          { labels: [['a', 'x']], count: '0', sum: '3', buckets: [], nativeBuckets: [] },
        ],
      },
    ])
  })

  test('a name that came before the type of its histogram stays a family of its own', () => {
    const names = familiesOf('h_count 1\n# TYPE h histogram\nh_count 2\nh_sum 3\n').map(({ name }) => name)
    expect(names).toEqual(['h_count', 'h'])
  })

  test('lines with timestamps are told, one for each series', () => {
    expect(parseText('a 1 5\nb 1\nc{x="y"} 1 -7\n', plain)).toMatchObject({ ok: true, timestampLines: [1, 3] })
  })

  test('a series knows its line', () => {
    const read = parseText('a 1\n\nb 1\na{x="y"} 2\n', plain)
    expect(read.ok && read.families.map(({ name, lines }) => [name, lines])).toEqual([
      ['a', [1, 4]],
      ['b', [3]],
    ])
  })
})

const isSameNumber = (a: string, b: string) => Object.is(goNumber.decode(a), goNumber.decode(b))

test('what is printed is read back, whatever stands in it', () => {
  fc.assert(
    fc.property(metricFamilies(), (families) => {
      const read = familiesOf(textBody(families))
      expect(familiesOf(printText(read))).toEqual(read)
      expect(read.map(({ name, type }) => [name, type])).toEqual(families.map(({ name, type }) => [name, type]))
      expect(read.map(({ help }) => help)).toEqual(families.map(({ help = '' }) => help))
    }),
  )
})

test('a number survives', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const text = goNumber.encode(value)
      const [family] = familiesOf(`m ${text}\n`)
      const [series] = family?.series ?? []
      expect(series && 'value' in series && isSameNumber(series.value, text)).toBe(true)
    }),
  )
})
