import { GatewayError, type GatewayErrorCode, type GatewayStatus } from '@gatehouse/pushgateway'

type Asked = { readonly status: GatewayStatus; readonly now: number }

/** A digest of all push times, null when there are none, and the gateway's clock at which it was so. */
type Glimpse = { readonly pushes: string | null; readonly at: number }

// A glance costs the gateway a bit less than half of what its groups cost, and is in vain when something was pushed.
const recentPolls = 8
const worthwhile = 0.5

// Whatever a glance cannot show, it does not go unseen for longer. So long a glance that told nothing is not tried again.
const mostGlances = 20

// Then the groups could not be read, either.
const hopeless: readonly GatewayErrorCode[] = ['unreachable', 'timeout', 'unauthorized']

/**
 * Decides from poll to poll whether a glance at the push times may do for reading all groups: it may while most polls
 * find nothing new, and it does when the times are those of a glance before the groups were read.
 */
export const watchGlances = (glance: (asked: Asked) => Promise<Glimpse | undefined>) => {
  let recent: readonly boolean[] = []
  let inTurn = 0
  let pause = 0
  let known: string | null = null
  let seen: string | null = null

  const note = (changed: boolean) => {
    recent = [...recent, changed].slice(-recentPolls)
  }

  const isWorthwhile = () => {
    const changed = recent.filter(Boolean).length
    return pause === 0 && recent.length > 0 && changed <= recent.length * worthwhile && inTurn < mostGlances
  }

  const look = (asked: Asked) =>
    glance(asked).catch((error: unknown) => {
      if (error instanceof GatewayError && hopeless.includes(error.code)) throw error
      pause = mostGlances
      return undefined
    })

  return {
    /** The gateway's clock at which nothing was new since its groups were read; undefined when they have to be read. */
    unchangedAt: async (asked: Asked): Promise<number | undefined> => {
      seen = null
      if (!isWorthwhile()) return undefined
      const glimpse = await look(asked)
      seen = glimpse?.pushes ?? null
      if (!glimpse || seen === null || seen !== known) return undefined
      inTurn++
      note(false)
      return glimpse.at
    },
    /** The groups were read, after what was seen at a glance, if anything was. */
    tookAll: (changed: boolean): void => {
      const isOther = seen !== null && known !== null && seen !== known
      known = seen ?? known
      inTurn = 0
      pause = Math.max(0, pause - 1)
      note(changed || isOther)
    },
    /** The groups could not be read: what was seen at a glance is newer than what is known of them. */
    failed: (): void => {
      seen = null
    },
  }
}
