import type { SeenGroup } from './plan.ts'

/** A stale group of gateway "prod" as somebody saw it. */
export const aSeenGroup = (given: Partial<SeenGroup> = {}): SeenGroup => ({
  id: 'a',
  gateway: 'prod',
  key: [['job', 'a']],
  state: 'stale',
  doubt: null,
  pushedAt: 100,
  failedAt: 0,
  series: 1,
  ...given,
})
