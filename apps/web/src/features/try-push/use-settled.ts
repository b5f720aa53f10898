import { useEffect, useState } from 'react'

/** A value once it has stayed the same for a while, in ms. */
export const useSettled = <T>(value: T, after: number): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after)
    return () => clearTimeout(timer)
  }, [value, after])
  return settled
}
