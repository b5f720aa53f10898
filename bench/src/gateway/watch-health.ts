import { send } from '@gatehouse/testing'
import { pause } from '../pause.ts'

export type Health = { readonly asked: number; readonly unhealthy: number }

/** Asks a gateway every 20 ms whether it is healthy, as a liveness probe does, until it is told to stop. */
export const watchHealth = (url: string) => {
  let isOver = false
  let asked = 0
  let unhealthy = 0
  const watch = async () => {
    while (!isOver) {
      const { status } = await send(url, '/-/healthy')
      asked++
      if (status !== 200) unhealthy++
      await pause(20)
    }
  }
  const watching = watch()
  return {
    stop: async (): Promise<Health> => {
      isOver = true
      await watching
      return { asked, unhealthy }
    },
  }
}
