import { groupingKey as anyKey, exactPath, hostileStrings, labelValue } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupPath } from './group-path.ts'
import { type GroupingKey, groupingKey } from './grouping-key.ts'

const pathSegment = /^(?:[a-zA-Z_][a-zA-Z0-9_]*@base64|[A-Za-z0-9_-]+|=)$/

const segments = (key: GroupingKey) => groupPath.encode(key).split('/').slice(2)

const hostileNames = ['..', 'x/y/k', 'a@base64', 'k/', '', '?', '#', '%2f', 'é']

test('a grouping key survives its path', () => {
  fc.assert(
    fc.property(anyKey(), (key) => {
      expect(groupPath.decode(groupPath.encode(key))).toEqual(key)
    }),
  )
})

test.each([...hostileStrings, '\ufeffa', '\ufeff'])('the value %j survives its path, in job and beside it', (value) => {
  const key = groupingKey([
    ['job', value],
    ['k', value],
  ])
  expect(groupPath.decode(groupPath.encode(key))).toEqual(key)
})

test('a path has no empty segment, no dots, no escapes, and two segments per label', () => {
  fc.assert(
    fc.property(anyKey(), (key) => {
      expect(segments(key)).toHaveLength(2 * key.length)
      for (const segment of segments(key)) expect(segment).toMatch(pathSegment)
    }),
  )
})

test('a URL of the path keeps it, character by character', () => {
  fc.assert(
    fc.property(anyKey(), (key) => {
      expect(new URL(groupPath.encode(key), 'http://gateway').pathname).toBe(groupPath.encode(key))
    }),
  )
})

test('a label name cannot make more segments, whatever it holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hostileNames), labelValue()), labelValue(), (name, value) => {
      const key = groupingKey([
        ['job', 'a'],
        [name, value],
      ])
      expect(segments(key)).toHaveLength(2 * key.length)
      for (const segment of segments(key)) expect(segment).toMatch(pathSegment)
    }),
  )
})

test('the path is the one the tests build on their own', () => {
  fc.assert(
    fc.property(anyKey(), (key) => {
      expect(groupPath.encode(key)).toBe(exactPath(key))
    }),
  )
})

describe('the form is the one the Pushgateway documents', () => {
  test.each([
    [[['job', 'some_job']], '/metrics/job@base64/c29tZV9qb2I'],
    [
      [
        ['job', 'directory_cleaner'],
        ['path', '/var/tmp'],
      ],
      '/metrics/job@base64/ZGlyZWN0b3J5X2NsZWFuZXI/path@base64/L3Zhci90bXA',
    ],
    [
      [
        ['instance', ''],
        ['job', 'a'],
      ],
      '/metrics/job@base64/YQ/instance@base64/=',
    ],
    [[['job', '\u00ff\u00fe??>>']], '/metrics/job@base64/w7_Dvj8_Pj4'],
  ] as const)('%j', (labels, path) => expect(groupPath.encode(groupingKey(labels))).toBe(path))
})

describe('where no name is decoded', () => {
  test('plain names stand as they are, those that look encoded too', () => {
    const key = groupingKey([
      ['job', 'a'],
      ['U__foo_2e_bar', 'x'],
    ])
    expect(groupPath.encodeLiteral(key)).toBe('/metrics/job@base64/YQ/U__foo_2e_bar@base64/eA')
    expect(groupPath.encode(key)).toBe('/metrics/job@base64/YQ/U__U____foo__2e__bar@base64/eA')
  })

  test.each(hostileNames)('the name %j has no path', (name) => {
    const key = groupingKey([
      ['job', 'a'],
      [name, 'x'],
    ])
    expect(() => groupPath.encodeLiteral(key)).toThrow(RangeError)
  })
})
