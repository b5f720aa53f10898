import { GatewayError, type GatewayErrorCode, type GatewayStatus } from '@gatehouse/pushgateway'
import type { Glance } from '@gatehouse/snapshot'

type Asked = { readonly status: GatewayStatus; readonly now: number }

/** What a glance saw, and the gateway's clock then (epoch ms). */
export type Seen = Pick<Glance, 'pushTimes' | 'groups'> & { readonly at: number }

// A glance costs the gateway a bit less than half of what its groups cost, and is in vain when something was pushed.
const recentPolls = 8
const worthwhile = 0.5

// Whatever a glance cannot show does not go unseen for more polls than so many.
const mostInARow = 20

/** How many reads of the groups go by before a glance is tried again that failed, or told nothing. */
const pauseAfterVain = 20

// Then the groups could not be read, either; if they can, the next poll reads them.
const hopeless: readonly GatewayErrorCode[] = ['unreachable', 'timeout']

type Read = {
  /** What a glance of the same poll had seen, if there was one. */
  readonly seen: Seen | undefined
  /** Whether the groups are others than before, and how many they are. */
  readonly changed: boolean
  readonly groups: number
}

/**
 * Decides from poll to poll whether a glance at the push times may do for reading all groups. It may while most polls find
 * nothing new. It does when it shows the state the groups were read in: the same times mean the same groups, and a read
 * with as many groups as the glance before it showed that very state. A group that came and went around the read would
 * be one more, and no time comes back while a gateway runs.
 */
export const watchGlances = (glance: (asked: Asked) => Promise<Seen | undefined>) => {
  let recent: readonly boolean[] = []
  let inARow = 0
  let pause = 0
  let startedAt: number | undefined
  /** The push times of the groups as they are known; null when that is not certain. */
  let known: string | null = null

  const note = (changed: boolean) => {
    recent = [...recent, changed].slice(-recentPolls)
  }

  const isWorthwhile = () => {
    const changed = recent.filter(Boolean).length
    return pause === 0 && recent.length > 0 && changed <= recent.length * worthwhile && inARow < mostInARow
  }

  const tryGlance = (asked: Asked) =>
    glance(asked).catch((error: unknown) => {
      pause = pauseAfterVain
      if (error instanceof GatewayError && hopeless.includes(error.code)) throw error
      return undefined
    })

  return {
    /** What a glance sees, if one is likely to do. Rejects with a `GatewayError` when the gateway is not there. */
    glance: async (asked: Asked): Promise<Seen | undefined> => {
      // Times come back when a gateway does that wrote its groups down a while ago.
      if (startedAt !== asked.status.startedAt) known = null
      startedAt = asked.status.startedAt
      return isWorthwhile() ? tryGlance(asked) : undefined
    },
    /** Whether the groups are still those that were read; counts as a poll if so. */
    isEnough: (seen: Seen): boolean => {
      if (seen.pushTimes === null || seen.pushTimes !== known) return false
      inARow++
      note(false)
      return true
    },
    /** The groups were read. */
    tookAll: ({ seen, changed, groups }: Read): void => {
      const isCertain = seen?.pushTimes !== null && seen?.groups === groups
      const isInVain = seen !== undefined && !changed && (known !== null || !isCertain)
      pause = isInVain && groups > 0 ? pauseAfterVain : Math.max(0, pause - 1)
      if (seen) known = isCertain ? seen.pushTimes : null
      else if (changed) known = null
      inARow = 0
      note(changed || isInVain)
    },
  }
}
