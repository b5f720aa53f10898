import { pushTo } from '@gatehouse/testing'
import { pause } from '../pause.ts'

/** So many pushers, each pushing to a group of its own every 50 ms at most, as fast as the gateway takes it. */
export const pushSteadily = (url: string, { pushers }: { readonly pushers: number }) => {
  let isOver = false
  const statuses = new Map<number, number>()
  const push = async (_: unknown, pusher: number) => {
    for (let value = 0; !isOver; value++) {
      const { status } = await pushTo(url, { job: 'pusher', pusher: String(pusher) }, `pushed ${value}\n`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      await pause(50)
    }
  }
  const pushing = Promise.all(Array.from({ length: pushers }, push))
  return {
    /** Ends it; gives how many pushes had which status. */
    stop: async (): Promise<ReadonlyMap<number, number>> => {
      isOver = true
      await pushing
      return statuses
    },
  }
}
