import { collisionKinds } from '@gatehouse/domain'
import {
  eventually,
  type Family,
  type Labels,
  propertySeed,
  protobufBody,
  protobufContentType,
  pushTo,
  type RunningPrometheus,
  startPrometheus,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type JudgedGateway, startJudgedGateway } from './test-gateway.ts'
import { type Outcome, scrapeAfter } from './test-scrape.ts'

const value = fc.constantFrom('', '', 'x', '1')
const bodyLabels = fc
  .dictionary(fc.constantFrom('instance', 'k', 'le'), value, { maxKeys: 2 })
  .map((labels) => Object.entries(labels))
const key = fc
  .record({ job: fc.constantFrom('a', 'a', 'b') })
  .chain(({ job }) =>
    fc
      .dictionary(fc.constantFrom('k', 'le', 'instance'), value, { maxKeys: 2 })
      .map((rest): Labels => ({ job, ...rest })),
  )

const buckets = fc.constantFrom<readonly (readonly [number, number])[]>(
  [],
  [[1, 1]],
  [
    [0.5, 1],
    [1, 1],
    [Number.POSITIVE_INFINITY, 2],
  ],
)

// Each name has one type: clashes of types are judged elsewhere.
const family: fc.Arbitrary<Family> = fc.oneof(
  fc
    .array(bodyLabels, { minLength: 1, maxLength: 3 })
    .map((all): Family => ({ name: 'g', type: 'gauge', series: all.map((labels) => ({ labels, value: 1 })) })),
  fc.array(fc.tuple(bodyLabels, buckets), { minLength: 1, maxLength: 2 }).map(
    (all): Family => ({
      name: 'h',
      type: 'histogram',
      series: all.map(([labels, ofThese]) => ({ labels, buckets: ofThese, count: 2, sum: 1 })),
    }),
  ),
  fc.array(bodyLabels, { minLength: 1, maxLength: 2 }).map(
    (all): Family => ({
      name: 's',
      type: 'summary',
      series: all.map((labels) => ({ labels, quantiles: [[0.5, 1]], count: 2, sum: 1 })),
    }),
  ),
)

const push = fc.record({ key, families: fc.uniqueArray(family, { selector: ({ name }) => name, maxLength: 2 }) })
const pushes = fc.array(push, { minLength: 1, maxLength: 3 })

/** What we say: of effects that hide each other the one that comes first. */
const outcomeOf = (collisions: Awaited<ReturnType<JudgedGateway['judge']>>): Outcome => {
  const effects = collisions.flatMap(({ kind }) => collisionKinds[kind].effects.map((effect): string => effect))
  if (effects.includes('gateway-500')) return 'gateway fails'
  if (effects.includes('prometheus-rejects')) return 'all dropped'
  return collisions.some(({ kind }) => kind === 'lost-series') ? 'series lost' : 'whole'
}

type Pushed = { readonly key: Labels; readonly families: readonly Family[] }

const g = (...all: readonly Record<string, string>[]): Family => ({
  name: 'g',
  type: 'gauge',
  series: all.map((labels) => ({ labels: Object.entries(labels), value: 1 })),
})

const h = (labels: Record<string, string>): Family => ({
  name: 'h',
  type: 'histogram',
  series: [{ labels: Object.entries(labels), buckets: [[1, 1]], count: 2, sum: 1 }],
})

/** Each outcome at least once, whatever is made up besides. */
const examples: [Pushed[]][] = [
  [[{ key: { job: 'a', le: '1' }, families: [h({})] }]],
  [[{ key: { job: 'a' }, families: [h({ le: 'x' })] }]],
  [[{ key: { job: 'a', le: '' }, families: [h({})] }]],
  [[{ key: { job: 'a' }, families: [h({ le: '' })] }]],
  [
    [
      { key: { job: 'a' }, families: [g({})] },
      { key: { job: 'a', k: '' }, families: [g({})] },
    ],
  ],
  [[{ key: { job: 'a' }, families: [g({}, { k: '' })] }]],
  [[{ key: { job: 'a' }, families: [g({ k: 'x' }, { k: '' }, {})] }]],
  [
    [
      { key: { job: 'a' }, families: [g({ k: 'x' })] },
      { key: { job: 'a', k: 'x' }, families: [g({})] },
    ],
  ],
  [[{ key: { job: 'a', k: '' }, families: [g({ instance: 'x' })] }]],
]

const lines = ['1.5', '1.11'] as const
const sets = 100

let prometheus: RunningPrometheus
let gateways: ReadonlyMap<string, JudgedGateway>

beforeAll(async () => {
  gateways = new Map(await Promise.all(lines.map(async (line) => [line, await startJudgedGateway(line)] as const)))
  prometheus = await startPrometheus(
    [...gateways].map(([line, { gateway }]) => ({ job: line, url: gateway.url, labels: { line } })),
  )
})

afterAll(async () => {
  await prometheus.stop()
  for (const { gateway } of gateways.values()) await gateway.stop()
})

describe.concurrent.each(lines)('scraped from a gateway of line %s', (line) => {
  test(`our verdict is what Prometheus does, over ${sets} sets of pushes`, async ({ expect }) => {
    const { gateway, page, judge, empty, settle } = gateways.get(line) as JudgedGateway
    const seen = new Set<Outcome>()
    await fc.assert(
      fc.asyncProperty(pushes, async (all) => {
        await empty()
        for (const { key: labels, families } of all) {
          await pushTo(gateway.url, labels, protobufBody(families), { contentType: protobufContentType })
        }
        await settle()
        const after = Date.now()
        const [collisions, { text }] = [await judge(), await page()]
        const outcome = await eventually(() => scrapeAfter(prometheus, { line, page: text, after }), { within: 30_000 })
        seen.add(outcome)
        expect(outcomeOf(collisions), collisions.map(({ summary }) => summary).join('\n')).toBe(outcome)
      }),
      { seed: propertySeed, numRuns: sets, examples },
    )
    expect([...seen].sort()).toEqual(['all dropped', 'gateway fails', 'series lost', 'whole'])
  }, 120_000)
})
