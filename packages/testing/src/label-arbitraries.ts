import fc from 'fast-check'
import { hostileStrings } from './hostile-strings.ts'
import type { LabelPair } from './labels.ts'

const dangerousValues = [
  '',
  ' ',
  ' a ',
  '=',
  'YQ',
  '@base64',
  '"',
  '\\',
  '\\n',
  '{}',
  'a,b',
  "'",
  '\u{1f600}',
  'é',
  'e\u0301',
  '%20',
  '&',
  ';',
]

const anyText = () => fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed())

/** Any label value a Pushgateway can hold: hostile, empty, long, or random well-formed Unicode. */
export const labelValue = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...dangerousValues),
    fc.constantFrom(...hostileStrings),
    fc.string({ maxLength: 12 }),
    anyText(),
    fc.integer({ min: 200, max: 3_000 }).map((length) => 'long '.repeat(length / 5)),
  )

const groupingNames = ['instance', 'pod', 'db', 'k', 'K', '_', '_a', 'x_1', 'constructor', 'valueOf', 'a'.repeat(80)]

const bodyNames = ['l', 'L', 'le_', 'toString', 'hasOwnProperty', 'prototype', 'labels', 'b'.repeat(80)]

const reserved = new Set(['job', 'le', 'quantile', ...bodyNames])

const legalName = () => fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/)

const groupingName = () =>
  fc.oneof(
    fc.constantFrom(...groupingNames),
    legalName().filter((name) => !/^(__|U__|body_)/.test(name) && !reserved.has(name)),
  )

/** Names for labels of a body: never one `groupingKey` uses, so that no two series become equal in the group. */
export const bodyLabelName = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...bodyNames), fc.stringMatching(/^body_[a-z0-9_]{0,4}$/))

const byName = ([a]: LabelPair, [b]: LabelPair) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Grouping keys with hostile values: pairs sorted by name, each name once and legal, `job` always there and never
 * empty. Never `le` or `quantile`, which a gateway may refuse, and no `U__…`, which 1.11 may take for an escaped name.
 */
export const groupingKey = ({ maxLabels = 4 } = {}): fc.Arbitrary<readonly LabelPair[]> => {
  const rest = fc.uniqueArray(fc.tuple(groupingName(), labelValue()), {
    selector: ([name]) => name,
    maxLength: maxLabels,
  })
  const job = labelValue().filter((value) => value !== '')
  return fc.tuple(job, rest).map(([value, others]) => [['job', value] as const, ...others].sort(byName))
}
