import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('each waits for the one before, and no failure is inherited', async () => {
  const seen: string[] = []
  const run = oneAtATime(async (name: string) => {
    seen.push(`${name} begins`)
    await turn()
    if (name === 'b') throw new Error(name)
    seen.push(`${name} ends`)
    return name
  })
  const all = await Promise.allSettled([run('a'), run('b'), run('c')])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends'])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
