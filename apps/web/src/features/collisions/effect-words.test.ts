import { type CollisionKind, collisionKinds } from '@gatehouse/domain'
import { expect, test } from 'vitest'
import type { Collision } from '../../lib/wire.ts'
import { aCollision } from '../../testing/builders.ts'
import { effectSentences, effectWord } from './effect-words.ts'

test.each<[string, CollisionKind, Partial<Collision>]>([
  ['scrape fails', 'same-series', {}],
  ['Prometheus drops the scrape', 'le-label', {}],
  ['value lost', 'lost-series', {}],
  ['pushes refused', 'refused', {}],
  ['suspected', 'contention', { certainty: 'suspected' }],
  ['runaway key', 'runaway-key', {}],
  ['groups unreadable', 'broken-json', {}],
  ['note', 'help-differs', {}],
])('%s: %s', (expected, kind, given) => expect(effectWord(aCollision(kind, given))).toBe(expected))

test.each(Object.keys(collisionKinds) as CollisionKind[])(
  'what %s does is told, a sentence for each effect',
  (kind) => {
    const collision = aCollision(kind)
    const sentences = effectSentences(collision, 'prod')
    expect(sentences).toHaveLength(collision.effects.length)
    expect(new Set(sentences).size).toBe(sentences.length)
  },
)

test('only a refusal with groups tells of a group', () => {
  expect(effectSentences(aCollision('refused'), 'prod').join()).toContain('group')
  expect(effectSentences(aCollision('refused-untraced'), 'prod').join()).not.toContain('group')
})

test('what is shown of a gateway that cannot be read is old', () =>
  expect(effectSentences(aCollision('broken-json'), 'prod').join()).toMatch(/cannot be read, .* is old/))

test('pushes of everybody are refused only where a failing scrape is why', () => {
  expect(effectSentences(aCollision('poison'), 'prod').join()).toContain('pushes of everybody')
  expect(effectSentences(aCollision('refused'), 'prod').join()).not.toContain('everybody')
})
