import { deleteGroups, pushGroups, range } from '../gateway/fill.ts'
import { pause } from '../pause.ts'

// What an hour brings to a busy cluster, compressed: each step is about a minute of it.
const stepMs = 500

/**
 * New pods come, old ones are cleared away, the others push: 2 % of the groups are new with every step, as many of the
 * oldest go, and a tenth pushes. The gateway holds the same number of groups all along.
 */
export const churnSteadily = (url: string, groups: number) => {
  let isOver = false
  let steps = 0
  const some = Math.max(1, Math.round(groups * 0.02))
  const churn = async () => {
    for (let oldest = 0; !isOver; oldest += some) {
      steps++
      await pushGroups(url, range(oldest + groups, oldest + groups + some), steps)
      await deleteGroups(url, range(oldest, oldest + some))
      await pushGroups(url, range(oldest + some, oldest + some + Math.ceil(groups / 10)), steps)
      await pause(stepMs)
    }
  }
  const churning = churn()
  return {
    stop: async (): Promise<number> => {
      isOver = true
      await churning
      return steps
    },
  }
}
