import { useEffect, useEffectEvent } from 'react'

/** Calls back once the time is over; never while `ms` is undefined. */
export const useDismissAfter = (ms: number | undefined, onDismiss: () => void): void => {
  const dismiss = useEffectEvent(onDismiss)
  useEffect(() => {
    if (ms === undefined) return
    const timer = setTimeout(() => dismiss(), ms)
    return () => clearTimeout(timer)
  }, [ms])
}
