import { Mishap } from '../say.js'
import { steps } from './steps.js'

/** The steps with these names, in their own order; all of them when none is named. */
export const chooseSteps = (names) => {
  const known = steps.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Mishap(`There is no step ${unknown.join(', ')}; the steps are ${known.join(', ')}.`)
  return steps.filter(({ name }) => names.length === 0 || names.includes(name))
}
