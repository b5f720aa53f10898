import fc from 'fast-check'
import type { Family, HistogramSeries } from './family.ts'
import { bodyLabelName, labelValue } from './label-arbitraries.ts'
import type { LabelPair } from './labels.ts'

const oddNames = [
  'labels',
  'last_push_successful',
  '__proto__',
  'constructor',
  'toString',
  ':',
  '_',
  'a:b:c',
  'M',
  'm_total',
  'm_bytes',
]

// The gateway's own families, and suffixes that would clash with a histogram or summary of the same body.
const taken = /^(go|process|promhttp|pushgateway|push)_|_(sum|count|bucket)$/

const familyName = () =>
  fc.oneof(
    fc.constantFrom(...oddNames),
    fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,12}$/).filter((name) => !taken.test(name)),
  )

/** Sample values with all that is odd about them: NaN, infinities, -0, the very large and the very small. */
export const sampleValue = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0, 1e300, -1e300, 5e-324, 2 ** 53 + 2, 1e9, 1e-5, 0.1),
    fc.double(),
    fc.integer(),
  )

// Blanks at the start of a help text are not part of it.
const helpText = () => labelValue().map((text) => text.replace(/^[ \t]+/, ''))

const bodyLabels = (): fc.Arbitrary<readonly LabelPair[]> =>
  fc.uniqueArray(fc.tuple(bodyLabelName(), labelValue()), { selector: ([name]) => name, maxLength: 3 })

const count = () => fc.nat({ max: 1_000 })

const cumulative = (buckets: readonly (readonly [number, number])[]) => {
  let total = 0
  return buckets.map(([le, inside]) => {
    total += inside
    return [le, total] as const
  })
}

const boundary = () => fc.oneof(fc.constantFrom(Infinity, 0.005, 0.1, 1, 10, -5), fc.integer({ min: -100, max: 1e6 }))

const histogramPart = (): fc.Arbitrary<Omit<HistogramSeries, 'labels'>> =>
  fc
    .record({
      sum: sampleValue(),
      buckets: fc
        .uniqueArray(fc.tuple(boundary(), count()), { selector: ([le]) => le, maxLength: 6 })
        .map((buckets) => cumulative(buckets.sort(([a], [b]) => a - b))),
    })
    .map(({ sum, buckets }) => ({ sum, buckets, count: buckets.at(-1)?.[1] ?? 0 }))

const summaryPart = () =>
  fc.record({
    count: count(),
    sum: sampleValue(),
    quantiles: fc.uniqueArray(fc.tuple(fc.constantFrom(0, 0.5, 0.9, 0.99, 1), sampleValue()), {
      selector: ([quantile]) => quantile,
    }),
  })

const labelKey = ({ labels }: { labels: readonly LabelPair[] }) =>
  JSON.stringify([...labels].filter(([, value]) => value !== '').sort())

const manySeries = <Part extends object>(part: fc.Arbitrary<Part>) =>
  fc.uniqueArray(
    fc.tuple(bodyLabels(), part).map(([labels, rest]) => ({ labels, ...rest })),
    { selector: labelKey, minLength: 1, maxLength: 4 },
  )

const ofType = (): fc.Arbitrary<Pick<Family, 'type' | 'series'>> =>
  fc.oneof(
    fc.record({
      type: fc.constantFrom('counter' as const, 'gauge' as const, 'untyped' as const),
      series: manySeries(fc.record({ value: sampleValue() })),
    }),
    fc.record({ type: fc.constant('histogram' as const), series: manySeries(histogramPart()) }),
    fc.record({ type: fc.constant('summary' as const), series: manySeries(summaryPart()) }),
  )

/** A metric family the text format can carry and a Pushgateway accepts: every type, odd names, labels and values. */
export const metricFamily = (): fc.Arbitrary<Family> =>
  fc
    .record({ name: familyName(), help: helpText(), rest: ofType() })
    .map(({ name, help, rest }) => ({ name, help, ...rest }) as Family)

/** Families with different names: a body that can be pushed into any group of `groupingKey` of an empty gateway. */
export const metricFamilies = ({ maxLength = 4 } = {}): fc.Arbitrary<readonly Family[]> =>
  fc.uniqueArray(metricFamily(), { selector: ({ name }) => name, minLength: 1, maxLength })
