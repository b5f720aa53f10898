import { type CollisionKind, collisionKinds } from '@gatehouse/domain'
import { expect, test } from 'vitest'
import { collisionWord, isCollisionKind } from './collision-words.ts'

const kinds = Object.keys(collisionKinds) as CollisionKind[]

test.each(kinds)('%s is a kind a link may name', (kind) => expect(isCollisionKind(kind)).toBe(true))

test.each(['toString', '__proto__', 'error', ''])('%j is none', (text) => expect(isCollisionKind(text)).toBe(false))

test('kinds read as words', () => {
  expect(kinds.map(collisionWord).filter((word) => word.includes('-'))).toEqual([])
  expect(collisionWord('contention')).toBe('contended')
})
