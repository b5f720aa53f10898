import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { copyText } from '../lib/clipboard.ts'
import { Button } from './button.tsx'

type Props = {
  readonly text: string | (() => Promise<string>)
  readonly children: ReactNode
  readonly disabledBecause?: string | undefined
}

const shownFor = 1600

/** Copies text and says that it did. The text may be made when it is asked for. */
export const CopyButton = ({ text, children, disabledBecause }: Props) => {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  const copy = async () => {
    const copied = await (async () => copyText(typeof text === 'string' ? text : await text()))().catch(() => false)
    setSaid(copied ? 'copied' : 'failed')
    setTimeout(() => setSaid(null), shownFor)
  }
  const Icon = said === 'copied' ? Check : Copy
  return (
    <Button onClick={copy} disabledBecause={disabledBecause}>
      <Icon size={13} aria-hidden="true" />
      {children}
      <span role="status" className={said === 'failed' ? 'text-failing' : 'sr-only'}>
        {said === 'copied' ? 'Copied' : said === 'failed' ? 'not allowed by the browser' : ''}
      </span>
    </Button>
  )
}
