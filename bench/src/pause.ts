import { setTimeout } from 'node:timers/promises'

export const pause = (ms: number): Promise<void> => setTimeout(Math.max(0, ms))

/** How long something takes, in ms. */
export const timed = async (act: () => unknown): Promise<number> => {
  const began = performance.now()
  await act()
  return performance.now() - began
}
