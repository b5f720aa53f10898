import { createHash } from 'node:crypto'
import { textBody } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { corpusGroup } from './corpus.ts'

const groups = Array.from({ length: 1000 }, (_, index) => corpusGroup(index))

const lines = (families: Parameters<typeof textBody>[0]) =>
  textBody(families)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

test('the corpus is the same on every run', () => {
  const text = groups.map(({ labels, families }) => JSON.stringify(labels) + textBody(families)).join('')
  expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe('181d2e78b1faaef6')
})

test('a group has 28.5 series on average, and the gateway adds two', () => {
  const series = groups.reduce((sum, { families }) => sum + lines(families).length, 0)
  expect(series / groups.length).toBeCloseTo(28.5, 0)
})

test('no two groups have the same labels', () => {
  expect(new Set(groups.map(({ labels }) => JSON.stringify(labels))).size).toBe(groups.length)
})

test('another version changes values, not series', () => {
  const names = (version: number) => lines(corpusGroup(7, version).families).map((line) => line.split(/ (?=\S+$)/)[0])
  expect(names(1)).toEqual(names(0))
  expect(textBody(corpusGroup(7, 1).families)).not.toBe(textBody(corpusGroup(7).families))
})
