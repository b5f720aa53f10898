import type { CollisionKind, Severity } from '@gatehouse/domain'

const kinds = [
  'poison',
  'same-series',
  'type-clash',
  'suffix-clash',
  'gateway-family',
  'quantile-label',
  'reserved-label',
  'scrape-fails',
  'broken-json',
  'le-label',
  'lost-series',
  'refused',
  'refused-untraced',
  'contention',
  'runaway-key',
  'near-twins',
  'exported-label',
  'overlapping-keys',
  'help-differs',
  'fossils',
  'empty-push',
] as const satisfies readonly CollisionKind[]

export const isCollisionKind = (text: string): text is CollisionKind => kinds.some((kind) => kind === text)

export const isSeverity = (text: string): text is Severity => text === 'error' || text === 'warning' || text === 'note'

/** The id of one collision. Some kinds look like one, too. */
export const isCollisionId = (text: string): boolean => /^[\w-]{16}$/.test(text)

/** A kind in a word or two, as a mark on a row has room for. */
export const collisionWord = (kind: CollisionKind): string => {
  if (kind === 'contention') return 'contended'
  return kind === 'broken-json' ? 'broken JSON' : kind.replace('-', ' ')
}
