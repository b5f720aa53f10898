import { useRef } from 'react'
import { useTick } from '../../lib/clock.ts'

const forMs = 8000

/** Whether somebody has just been at it. Rows that move under a hand that is about to click cost groups. */
export const useRecentActivity = () => {
  const last = useRef(Number.NEGATIVE_INFINITY)
  const now = useTick()
  return {
    isRecent: now - last.current < forMs,
    note: () => {
      last.current = performance.now()
    },
  }
}
