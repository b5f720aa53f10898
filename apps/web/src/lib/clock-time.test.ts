import { expect, test } from 'vitest'
import { clockTime } from './clock-time.ts'

const at = new Date(2026, 0, 15, 14, 2).getTime()
const hour = 3_600_000

test('today it is the time alone', () => expect(clockTime(at, at + hour)).toMatch(/^14:02$/))

test.each([
  ['another day', at + 24 * hour],
  ['where the clock is not known', null],
])('%s it is told with the date', (_, now) => expect(clockTime(at, now)).toMatch(/15.*14:02$/))

test('what no clock shows is no time', () => expect(clockTime(9e15, at)).toBe('an impossible time'))
