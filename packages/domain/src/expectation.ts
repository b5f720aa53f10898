/**
 * How often a group should push, in ms. `every: null` promises no rhythm, so the group is never late;
 * `staleAfter: null` means it is meant to stay, so it never turns stale.
 */
export type Expectation = {
  readonly source: 'rule' | 'learned' | 'default'
  readonly every: number | null
  readonly grace: number | null
  readonly staleAfter: number | null
}

/** What a rule says, as written; `never` marks groups that are meant to stay. Times in ms. */
export type Rhythm = {
  readonly every: number | 'never'
  readonly grace?: number | undefined
  readonly staleAfter?: number | undefined
}

/** Stale after 36 h unless told otherwise: a day is the commonest period, and nightly jobs drift. */
export const defaultStaleAfter = 36 * 3_600_000

/** What is expected of a group that no rule and no learned rhythm speaks for. */
export const defaultExpectation = (staleAfter: number): Expectation => ({
  source: 'default',
  every: null,
  grace: null,
  staleAfter,
})

/**
 * Fills in what a rule leaves out: a grace of a quarter of `every`; stale after three times `every`, never below the
 * default nor below `every + grace`.
 */
export const ruleExpectation = (rhythm: Rhythm, defaultStale: number): Expectation => {
  if (rhythm.every === 'never') return { source: 'rule', every: null, grace: null, staleAfter: null }
  const { every } = rhythm
  const grace = rhythm.grace ?? Math.floor(every / 4)
  const staleAfter = rhythm.staleAfter ?? Math.max(3 * every, defaultStale, every + grace)
  return { source: 'rule', every, grace, staleAfter }
}
