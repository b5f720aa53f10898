import { exactPath, type RunningPushgateway, readGroups, send, startPushgateway } from '@gatehouse/testing'
import { describe, expect, test } from 'vitest'
import { ask, failureOf } from './test-address.ts'

const withUtf8Names = '--push.enable-utf8-names'
const oddNames = ['x@base64/eA/y', 'foo.bar', 'a/b', '..', 'é', '😀', '\u{fffff}', 'a_b.c', 'k@base64', '1st', 'U__é']
const encodedNames = ['U__foo', 'U__foo_2e_bar', 'U__', 'U___10ffff_', 'U__foo_zz']

const keyOf = (name: string) =>
  [
    ['job', 'a'],
    [name, 'v'],
  ] as const

const canonical = (labels: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(labels).sort())
const keysOf = async (url: string) => (await readGroups(url)).map(({ labels }) => canonical(labels)).sort()

/** Prometheus's value encoding, apart from the product's, which it judges. */
const escaped = (name: string) =>
  `U__${[...name].map((c) => (c === '_' ? '__' : /[a-z]/i.test(c) ? c : `_${c.codePointAt(0)?.toString(16)}_`)).join('')}`

const push = async (url: string, name: string) =>
  expect((await send(url, exactPath(keyOf(name)), { method: 'PUT', body: 'm 1\n' })).status).toBeLessThan(300)

const remove = (url: string, name: string, utf8Names: boolean) =>
  ask(url, (pushgateway) => pushgateway.remove(keyOf(name), { utf8Names }))

/** Removes groups one by one; only the one that is meant goes each time. */
const removesEachAlone = async (url: string, names: readonly string[], utf8Names: boolean) => {
  for (const name of names) {
    const before = await keysOf(url)
    const own = canonical(Object.fromEntries(keyOf(name)))
    expect(before, name).toContain(own)
    await remove(url, name, utf8Names)
    await expect.poll(() => keysOf(url)).toEqual(before.filter((key) => key !== own))
  }
}

/** A 1.11 that knows plain names only, though its file holds groups with other names, and their literal twins. */
const startDowngraded = async (): Promise<RunningPushgateway> => {
  const first = await startPushgateway({ line: '1.11', persistenceFile: 'state', args: [withUtf8Names] })
  for (const name of oddNames) await push(first.url, escaped(name))
  await first.stop()
  const persistenceFile = `${first.folder}/state`
  const second = await startPushgateway({ line: '1.11', persistenceFile, checked: false })
  for (const name of oddNames) await push(second.url, escaped(name))
  await expect.poll(() => keysOf(second.url)).toHaveLength(2 * oddNames.length)
  return second
}

test('where any text is a label name, each name leads to its own group, never to its encoded or decoded twin', async () => {
  const gateway = await startPushgateway({ line: '1.11', args: [withUtf8Names] })
  const names = [...oddNames, ...encodedNames, 'foo', 'U___1f600_']
  for (const name of names) await push(gateway.url, /^(?!U__)[a-z]+$/.test(name) ? name : escaped(name))
  expect((await keysOf(gateway.url)).length).toBe(names.length)
  await removesEachAlone(gateway.url, names, true)
  await gateway.stop()
})

test('a name with a character that no gateway decodes is not sent', async () => {
  const gateway = await startPushgateway({ line: '1.11', args: [withUtf8Names] })
  await push(gateway.url, 'U___10ffff_')
  const before = await keysOf(gateway.url)
  for (const name of ['\u{10ffff}', '\u{100000}', 'a\ud800']) {
    expect((await failureOf(remove(gateway.url, name, true))).message).toContain('not sent')
  }
  expect(await keysOf(gateway.url)).toEqual(before)
  await gateway.stop()
})

test('a 1.11 without the flag keeps groups with other names, and their literal twins, and loses none of them', async () => {
  const gateway = await startDowngraded()
  const before = await keysOf(gateway.url)
  for (const name of oddNames) {
    const { code, message } = await failureOf(remove(gateway.url, name, false))
    expect([code, message]).toEqual(['bad-status', expect.stringContaining(`the label ${JSON.stringify(name)} may`)])
  }
  await remove(gateway.url, 'nobody', false)
  expect(await keysOf(gateway.url)).toEqual(before)
  await removesEachAlone(gateway.url, oddNames.map(escaped), false)
  await gateway.stop()
})

describe.each(['1.5', '1.11'] as const)('line %s, which decodes no names', (line) => {
  test('takes a name that looks encoded as it is', async () => {
    const gateway = await startPushgateway({ line })
    for (const name of [...encodedNames, 'U__U____foo', 'foo']) await push(gateway.url, name)
    await removesEachAlone(gateway.url, [...encodedNames, 'foo'], false)
    expect(await keysOf(gateway.url)).toHaveLength(1)
    await gateway.stop()
  })
})
