import { hostileStrings } from '@gatehouse/testing'
import { describe, expect, test } from 'vitest'
import { commonShape, valueShape } from './value-shape.ts'

describe('a value', () => {
  test.each([
    ['uuid', '9b2f6c1e-0d4a-4e57-8f3b-1c2d3e4f5a6b'],
    ['uuid', 'run-9B2F6C1E-0D4A-4E57-8F3B-1C2D3E4F5A6B'],
    ['uuid', '9b2f6c1e0d4a4e578f3b1c2d3e4f5a6b'],
    ['timestamp', '2026-11-26'],
    ['timestamp', 'backup_20261126'],
    ['timestamp', '202611261530'],
    ['timestamp', '2026-11-26T15:30:00Z'],
    ['timestamp', '1795000000'],
    ['timestamp', '1795000000123'],
    ['pod', 'report-7f9c4d-x2p4q'],
    ['pod', 'report-28345670-x2p4q'],
    ['pod', 'nightly-report-x2p4q'],
    ['hash', 'build-9b2f6c1e0d4a'],
    ['number', '1234567'],
    ['number', 'order-000123'],
  ])('of the shape %s: %s', (shape, value) => expect(valueShape(value)).toBe(shape))

  test.each([
    '',
    'db-0',
    'host-17',
    'worker-eu-west-1a',
    'node-12.example.com',
    '10.0.0.1:9100',
    'blackhawk-shard',
    'facade',
    'v1.2.3',
    'port-19091',
  ])('of no shape: %s', (value) => expect(valueShape(value)).toBeNull())

  test('is looked at in bounded time, however hostile', () => {
    for (const value of [...hostileStrings, 'a-'.repeat(50_000), '0'.repeat(1e6), 'f'.repeat(1e6)]) {
      expect([null, 'number', 'uuid', 'timestamp', 'pod', 'hash']).toContain(valueShape(value))
    }
  })
})

test('most of the values must have a shape for it to be common', () => {
  const dates = Array.from({ length: 80 }, (_, i) => `2026-11-${String((i % 28) + 1).padStart(2, '0')}`)
  const words = Array.from({ length: 20 }, () => 'word')
  expect(commonShape([...dates, ...words])).toEqual({ shape: 'timestamp', example: '2026-11-01' })
  expect(commonShape([...dates, ...words, 'word'])).toBeNull()
  expect(commonShape([])).toBeNull()
})
