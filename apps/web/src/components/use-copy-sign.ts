import { useRef, useState } from 'react'
import { copyText } from '../lib/clipboard.ts'

const shownFor = 1600

export type Said = 'copied' | 'failed' | null

/** Copies text, and for a moment knows whether that worked. The text may be made when it is asked for. */
export const useCopySign = () => {
  const [said, setSaid] = useState<Said>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const copy = async (text: string | (() => Promise<string>)) => {
    const copied = await (async () => copyText(typeof text === 'string' ? text : await text()))().catch(() => false)
    setSaid(copied ? 'copied' : 'failed')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSaid(null), shownFor)
  }
  return { said, copy }
}
