import { expect, test } from 'vitest'
import { exactly, measure, unitOf } from './measure.ts'
import { numberText } from './number-text.ts'

const now = 1_790_000_000_000

test.each([
  ['backup_size_bytes', '19756849562', '18.4 GiB'],
  ['sent_bytes_total', '512', '512 B'],
  ['disk_bytes_written_total', '2048', '2 KiB'],
  ['disk_bytes_per_second', '2048', '2,048'],
  ['disk_bytes_ratio', '0.5', '0.5'],
  ['busy_seconds_total', '90', '90 s'],
  ['chunk_seconds', '0.005', '5 ms'],
  ['chunk_seconds', '0.00002', '20 µs'],
  ['chunk_seconds', '0', '0 s'],
  ['run_seconds', '90', '90 s'],
  ['run_seconds', '11400', '3 h 10 m'],
  ['run_seconds', '-3', '-3 s'],
  ['last_success_timestamp_seconds', '1789992740', '2 h 1 m ago'],
  ['last_success_timestamp_seconds', '1.789992740e+09', '2 h 1 m ago'],
  ['last_success_timestamp_seconds', '0', '0'],
  ['request_time_seconds', '0.25', '0.25'],
  ['last_success_timestamp_seconds', '1789992740000', '1,789,992,740,000'],
  ['rows_total', '8204113', '8,204,113'],
  ['size_bytes', 'NaN', 'NaN'],
  ['size_bytes', '+Inf', '+Inf'],
])('%s %s reads %s', (name, value, text) => {
  expect(measure(value, unitOf(name), now)).toBe(text)
})

test('a whole number keeps every digit', () => {
  expect(numberText('9007199254740993')).toBe('9,007,199,254,740,993')
  expect(numberText('1e+09')).toBe('1,000,000,000')
  expect(numberText('-0')).toBe('0')
  expect(numberText('0.30000000000000004')).toBe('0.3')
  expect(numberText('1e-09')).toBe('1e-9')
})

test('an instant is told in full on a hover', () => {
  expect(exactly('1789992740', 'timestamp')).toContain('2026-09-21T12:12:20.000Z')
})
