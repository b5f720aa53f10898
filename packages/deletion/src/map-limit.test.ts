import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapLimit } from './map-limit.ts'

test('all items are acted on once, at most so many at a time, and results come in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 5 })), fc.integer({ min: 1, max: 6 }), async (turns, limit) => {
      let running = 0
      let most = 0
      const results = await mapLimit(turns, limit, async (turn) => {
        most = Math.max(most, ++running)
        for (let i = 0; i < turn; i++) await Promise.resolve()
        running -= 1
        return turn * 2
      })
      expect(results).toEqual(turns.map((turn) => turn * 2))
      expect(most).toBeLessThanOrEqual(limit)
      if (turns.length >= limit && turns.every((turn) => turn > 0)) expect(most).toBe(limit)
    }),
  )
})
