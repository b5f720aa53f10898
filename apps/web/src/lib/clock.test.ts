import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useNow } from './clock.ts'

const noon = Date.UTC(2026, 0, 15, 12)
const asOf = () => ({ gateway: 'prod', readAt: noon, now: noon, frozen: false, receivedAt: performance.now() })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test("the gateway's clock goes on from its answer, whatever this computer's clock says", () => {
  const { result } = renderHook((given) => useNow(given), { initialProps: asOf() })
  vi.setSystemTime(0)
  pass(3000)
  expect(result.current).toBe(noon + 3000)
})

test('it stands still while the gateway cannot be read', () => {
  const { result } = renderHook((given) => useNow(given), { initialProps: { ...asOf(), frozen: true } })
  pass(60_000)
  expect(result.current).toBe(noon)
})

test('a gateway that was never read has none', () => {
  expect(renderHook(() => useNow(undefined)).result.current).toBeNull()
})
