import type { CollisionKind } from '@gatehouse/domain'

/** What each kind is called as a heading, worst first. */
export const kindHeadings = {
  poison: 'A group that breaks the gateway',
  'same-series': 'The same series twice',
  'type-clash': 'One metric name, two types',
  'suffix-clash': 'A name that a histogram or summary takes',
  'gateway-family': 'A name of the gateway’s own',
  'quantile-label': 'A quantile label on a summary',
  'reserved-label': 'A label name that is reserved',
  'scrape-fails': 'Scrapes fail for another cause',
  'broken-json': 'The gateway’s JSON is broken',
  'le-label': 'A le label on a histogram',
  'lost-series': 'Series that Prometheus takes for one',
  refused: 'Refused pushes',
  'refused-untraced': 'Refused pushes of unknown cause',
  contention: 'Two pushers, one group',
  'runaway-key': 'A label that makes ever more groups',
  'near-twins': 'Keys that are all but equal',
  'exported-label': 'Labels renamed by a scrape',
  'overlapping-keys': 'Keys that overlap',
  'help-differs': 'One metric name, several help texts',
  fossils: 'Families that earlier pushes left behind',
  'empty-push': 'Pushes without content',
} as const satisfies Record<CollisionKind, string>

const signs = new Map<CollisionKind, string>([
  ['same-series', '='],
  ['poison', '='],
  ['lost-series', '='],
  ['contention', '⇄'],
  ['near-twins', '≈'],
  ['overlapping-keys', '⊃'],
])

/** Kinds of which each group has a share of its own: none of them is against another. */
const alone: ReadonlySet<CollisionKind> = new Set(['refused', 'empty-push', 'fossils', 'exported-label', 'runaway-key'])

/** The sign between two sides; empty where nothing stands between them. */
export const signOf = (kind: CollisionKind): string => (alone.has(kind) ? '' : (signs.get(kind) ?? '≠'))

/** What is looked for, for those who see nothing. */
export const lookedFor = [
  [
    'Scrapes that fail',
    'the same series in two groups, one name with two types, reserved labels, a group that breaks the gateway',
  ],
  [
    'Scrapes that Prometheus drops, or takes a part of',
    'a le label on a histogram, series that differ in an empty label only',
  ],
  ['Pushes that are refused', 'since when, how often, and what stands in their way where that is known'],
  [
    'Pushers in each other’s way',
    'two that overwrite one group, keys that are all but equal, a label that makes a new group for every run',
  ],
  ['What misleads', 'different help texts, families that earlier pushes left behind, pushes without content'],
] as const
