import { Check, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useCopySign } from './use-copy-sign.ts'

type Props = {
  readonly text: string | (() => Promise<string>)
  readonly children: ReactNode
  readonly disabledBecause?: string | undefined
}

/** Copies text and says that it did, in the room its words have, so that nothing moves. */
export const CopyButton = ({ text, children, disabledBecause }: Props) => {
  const { said, copy } = useCopySign()
  const isCopied = said === 'copied'
  return (
    <Button onClick={() => copy(text)} disabledBecause={disabledBecause}>
      <span className="relative">
        <span className={`inline-flex items-center gap-1.5 ${isCopied ? 'opacity-0' : ''}`}>
          <Copy size={13} aria-hidden="true" />
          {children}
        </span>
        {isCopied && <Tick />}
      </span>
      <span role="status" className={said === 'failed' ? 'text-failing' : 'sr-only'}>
        {isCopied ? 'Copied' : said === 'failed' ? 'not allowed by the browser' : ''}
      </span>
    </Button>
  )
}

const Tick = () => (
  <span aria-hidden="true" className="absolute inset-0 inline-flex items-center justify-center gap-1.5 text-fresh">
    <Check size={13} />
    Copied
  </span>
)
