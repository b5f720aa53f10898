import { expect, test } from 'vitest'
import { eventually } from './eventually.ts'

test('it gives what the attempt gives once it holds', async () => {
  let attempts = 0
  const value = await eventually(() => {
    attempts += 1
    if (attempts < 3) throw new Error('not yet')
    return 'there'
  })
  expect([value, attempts]).toEqual(['there', 3])
})

test('false is tried again, undefined is not', async () => {
  let attempts = 0
  expect(await eventually(() => ++attempts === 2, { every: 1 })).toBe(true)
  expect(await eventually(() => undefined)).toBeUndefined()
})

test('it rethrows the last failure when time is up', async () => {
  const attempt = () => Promise.reject(new Error('never'))
  await expect(eventually(attempt, { within: 30, every: 5 })).rejects.toThrow('never')
  await expect(eventually(() => false, { within: 30, every: 5 })).rejects.toThrow('still false')
})
