import type { CollisionKind, Severity } from '@gatehouse/domain'

/** Each kind in a word or two, as a mark on a row has room for; worst first. */
export const collisionWords = {
  poison: 'poison',
  'same-series': 'same series',
  'type-clash': 'type clash',
  'suffix-clash': 'name clash',
  'gateway-family': 'gateway’s name',
  'quantile-label': 'quantile label',
  'reserved-label': 'reserved label',
  'scrape-fails': 'scrape fails',
  'broken-json': 'JSON broken',
  'le-label': 'le label',
  'lost-series': 'series lost',
  refused: 'refused',
  'refused-untraced': 'refused',
  contention: 'contended',
  'runaway-key': 'runaway key',
  'near-twins': 'near twins',
  'exported-label': 'exported label',
  'overlapping-keys': 'overlapping key',
  'help-differs': 'help differs',
  fossils: 'fossils',
  'empty-push': 'empty push',
} as const satisfies Record<CollisionKind, string>

export const isCollisionKind = (text: string): text is CollisionKind => Object.hasOwn(collisionWords, text)

export const isSeverity = (text: string): text is Severity => text === 'error' || text === 'warning' || text === 'note'
