import { collisionKinds } from '@gatehouse/domain'
import { type Labels, propertySeed, pushTo } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startJudgedGateway } from './test-gateway.ts'

/** Names that get in each other's way, the gateway's own among them. */
const name = fc.constantFrom(
  'm',
  'm',
  'm_count',
  'm_sum',
  'm_bucket',
  'n',
  'go_goroutines',
  'go_gc_duration_seconds_count',
)
const type = fc.constantFrom('gauge', 'counter', 'untyped', 'summary', 'histogram')
const value = fc.constantFrom('', 'x', 'y')
const bodyLabels = fc.dictionary(fc.constantFrom('instance', 'k', 'le', 'quantile', '__x', 'job'), value, {
  maxKeys: 2,
})
const key = fc
  .tuple(
    fc.constantFrom('a', 'b'),
    fc.dictionary(fc.constantFrom('instance', 'k', 'quantile', 'le'), value, { maxKeys: 2 }),
  )
  .map(([job, rest]): Labels => ({ job, ...rest }))

const print = (labels: Record<string, string>, more: Record<string, string> = {}) =>
  `{${Object.entries({ ...labels, ...more })
    .map(([label, text]) => `${label}="${text}"`)
    .join(',')}}`

const without = (labels: Record<string, string>, gone: string) =>
  Object.fromEntries(Object.entries(labels).filter(([label]) => label !== gone))

const family = fc.tuple(name, type, bodyLabels).map(([metric, kind, labels]) => {
  const head = `# TYPE ${metric} ${kind}\n`
  if (kind === 'histogram') {
    const own = without(labels, 'le')
    return `${head}${metric}_bucket${print(own, { le: '+Inf' })} 1\n${metric}_sum${print(own)} 1\n${metric}_count${print(own)} 1\n`
  }
  const own = kind === 'summary' ? without(labels, 'quantile') : labels
  return kind === 'summary'
    ? `${head}${metric}_sum${print(own)} 1\n${metric}_count${print(own)} 1\n`
    : `${head}${metric}${print(own)} 1\n`
})

const push = fc.record({
  method: fc.constantFrom('PUT' as const, 'POST' as const),
  key,
  body: fc.array(family, { minLength: 1, maxLength: 2 }).map((families) => families.join('')),
})

const pushes = fc.array(push, { minLength: 1, maxLength: 3 })

const failsScrapes = (kind: keyof typeof collisionKinds) =>
  collisionKinds[kind].effects.some((effect) => effect === 'gateway-500')

const sets = 1000

describe.each(['1.5', '1.11'] as const)('at an unchecked gateway of line %s', (line) => {
  test(`our verdict is what its metrics page does, over ${sets} sets of pushes`, async () => {
    const { gateway, page, judge, empty, settle } = await startJudgedGateway(line)
    const verdict = async () => (await judge()).flatMap(({ kind }) => (failsScrapes(kind) ? kind : []))
    let failed = 0
    await fc.assert(
      fc.asyncProperty(pushes, async (all) => {
        await empty()
        for (const { method, key: labels, body } of all) await pushTo(gateway.url, labels, body, { method })
        await settle()
        const [kinds, { status, text }] = [await verdict(), await page()]
        if (status === 500) failed++
        expect(kinds.length > 0 ? 500 : 200, `${kinds.join()} against ${text.slice(0, 400)}`).toBe(status)
      }),
      { seed: propertySeed, numRuns: sets },
    )
    // Both ways: neither is rare.
    expect(failed).toBeGreaterThan(sets / 10)
    expect(failed).toBeLessThan((sets * 9) / 10)
    await gateway.stop()
  }, 120_000)
})
