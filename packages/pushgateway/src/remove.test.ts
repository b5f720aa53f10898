import {
  groupingKey,
  hostileStrings,
  type LabelPair,
  pushNaively,
  pushTo,
  type RunningPushgateway,
  readGroups,
  startPushgateway,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPushgateway, type Pushgateway } from './pushgateway.ts'
import { failureOf } from './test-address.ts'

const canonical = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort())

const keysOf = async (url: string) => (await readGroups(url)).map(({ labels }) => canonical(labels)).sort()

describe.each(['1.5', '1.11'] as const)('on line %s', (line) => {
  let gateway: RunningPushgateway
  let pushgateway: Pushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line, checked: false })
    pushgateway = openPushgateway({ url: gateway.url, timeout: 5_000, maxBytes: 10_000_000 })
  })

  afterAll(async () => {
    await pushgateway.close()
    await gateway.stop()
  })

  /** Removes the group; nothing but the group may go, its shadow twin (where a naive URL leads) included. */
  const removesExactly = async (key: readonly LabelPair[]) => {
    await pushNaively(gateway.url, key, 'm 1\n').catch(() => {})
    expect((await pushTo(gateway.url, key, 'm 1\n')).status).toBeLessThan(300)
    const wanted = canonical(Object.fromEntries(key))
    // An unchecked push is queued. So is the twin's, before it.
    await expect.poll(() => keysOf(gateway.url), { interval: 5 }).toContain(wanted)
    const before = await keysOf(gateway.url)
    await pushgateway.remove(key)
    await expect.poll(() => keysOf(gateway.url), { interval: 5 }).toEqual(before.filter((one) => one !== wanted))
  }

  test('removing a group with any key removes exactly that group, never its shadow twin', async () => {
    await fc.assert(fc.asyncProperty(groupingKey(), removesExactly), { numRuns: 60 })
  })

  test('every hostile text can be the value that names the group, though naive URLs lead astray', async () => {
    for (const text of hostileStrings) {
      await removesExactly(Object.entries({ job: text, k: text }))
      await removesExactly(Object.entries({ job: 'a', k: text, l: text }))
    }
    // What is left are the twins.
    expect((await keysOf(gateway.url)).length).toBeGreaterThan(1)
  })

  test('the parent of a group stays, and so do its siblings and children', async () => {
    const family: LabelPair[][] = [
      [['job', 'p']],
      [
        ['job', 'p'],
        ['instance', ''],
      ],
      [
        ['job', 'p'],
        ['instance', 'x'],
      ],
    ]
    for (const key of family) await pushTo(gateway.url, key, 'm 1\n')
    for (const key of family) await removesExactly(key)
  })

  test('removing a group that is not there is accepted', async () => {
    await pushgateway.remove([['job', 'nobody']])
  })

  test('a name that one gateway decodes and another takes as it is is not sent while the gateway is unknown', async () => {
    const key: LabelPair[] = [
      ['U__foo', 'v'],
      ['job', 'a'],
    ]
    await pushTo(gateway.url, key, 'm 1\n')
    const before = await keysOf(gateway.url)
    expect((await failureOf(pushgateway.remove(key))).message).toMatch(/^DELETE .*"U__foo" may mean another group$/)
    await pushgateway.remove([['job', 'nobody']])
    expect(await keysOf(gateway.url)).toEqual(before)
    await pushgateway.remove(key, { utf8Names: false })
    await expect.poll(() => keysOf(gateway.url)).not.toContain(canonical(Object.fromEntries(key)))
  })
})
