import type { CompiledMatcher } from '@gatehouse/domain/promql'

/** Time all matchers of one question may take together, in ms: nobody else is served meanwhile. */
const budget = 500

/** A question whose matchers take too long over the values there are. The message names the label. */
export class MatchTooSlow extends Error {
  readonly label: string

  constructor(label: string) {
    super(`the pattern for ${JSON.stringify(label)} takes too long over the values of this label; use a simpler one`)
    this.name = 'MatchTooSlow'
    this.label = label
  }
}

/** The same matchers, which together throw `MatchTooSlow` once they have judged for too long. */
export const withinBudget = (matchers: readonly CompiledMatcher[]): readonly CompiledMatcher[] => {
  let spent = 0
  return matchers.map((matcher) => ({
    ...matcher,
    accepts: (value) => {
      const began = performance.now()
      const verdict = matcher.accepts(value)
      spent += performance.now() - began
      if (spent > budget) throw new MatchTooSlow(matcher.name)
      return verdict
    },
  }))
}
