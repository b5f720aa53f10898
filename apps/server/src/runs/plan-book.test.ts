import { planLifetime } from '@gatehouse/domain'
import { expect, test } from 'vitest'
import type { Problem } from '../problem.ts'
import { createPlanBook } from './plan-book.ts'

const group = {
  id: 'a',
  gateway: 'prod',
  key: [['job', 'a']],
  state: 'stale',
  doubt: null,
  pushedAt: 100,
  failedAt: 0,
  series: 1,
} as const

const request = {
  chosen: [group],
  includeFresh: false,
  reason: '',
  gatewaySizes: new Map([['prod', 9]]),
  obstacleOf: () => null,
}

const codeOf = (act: () => unknown) => {
  try {
    act()
    return 'none'
  } catch (error) {
    return (error as Problem).code
  }
}

const aBook = () => {
  let time = 0
  const book = createPlanBook(() => time)
  const freeze = (groups = 1) => {
    const chosen = Array.from({ length: groups }, (_, i) => ({ ...group, id: `${i}` }))
    return book.freeze({ ...request, chosen }).id
  }
  const fill = (plans: number) => Array.from({ length: plans }, () => freeze())
  const take = (id: string) => codeOf(() => book.take(id, { runId: 'r', confirm: undefined }))
  return {
    fill,
    take,
    find: (id: string) => codeOf(() => book.find(id)),
    freeze: (groups = 1) => codeOf(() => freeze(groups)),
    wait: (ms: number) => {
      time += ms
    },
  }
}

test('when 200 plans are live no other is made, and each of them can still be run', () => {
  const { fill, freeze, take } = aBook()
  const ids = fill(200)
  expect(freeze()).toBe('too-many-plans')
  expect(ids.map(take)).toEqual(ids.map(() => 'none'))
})

test('an applied plan makes room before a live one', () => {
  const { fill, freeze, take } = aBook()
  const ids = fill(200)
  take(ids[7] ?? '')
  expect(freeze()).toBe('none')
  expect(freeze()).toBe('too-many-plans')
  expect(take(ids[7] ?? '')).toBe('plan-not-found')
  expect(take(ids[0] ?? '')).toBe('none')
})

test('an expired plan makes room, the oldest first; the others still say that they expired', () => {
  const { fill, freeze, take, wait } = aBook()
  const [first = '', second = ''] = fill(200)
  wait(planLifetime + 1)
  expect(freeze()).toBe('none')
  expect([take(first), take(second)]).toEqual(['plan-not-found', 'plan-expired'])
})

test('what a plan lists can be looked at while it can be run', () => {
  const { fill, find, take, wait } = aBook()
  const [first = '', second = ''] = fill(2)
  expect(find(first)).toBe('none')
  take(first)
  expect([find(first), find('plan-0')]).toEqual(['plan-applied', 'plan-not-found'])
  wait(planLifetime + 1)
  expect(find(second)).toBe('plan-expired')
})

test('plans list no more groups together than there is room for, though one alone may', () => {
  const { freeze, take, fill, wait } = aBook()
  expect(freeze(300_000)).toBe('none')
  expect(freeze()).toBe('too-many-plans')
  wait(planLifetime + 1)
  expect(freeze(200_000)).toBe('none')
  const [id = ''] = fill(1)
  expect(freeze(60_000)).toBe('too-many-plans')
  expect(take(id)).toBe('none')
})
