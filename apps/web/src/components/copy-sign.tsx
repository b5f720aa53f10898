import type { Said } from './use-copy-sign.ts'

const words = { copied: 'copied', failed: 'not copied' } as const

type Props = { readonly said: Said; readonly className: string }

/** That a label was copied, or that the browser did not allow it. Where it stands is up to the label. */
export const CopySign = ({ said, className }: Props) =>
  said && (
    <span role="status" className={`copy-sign ${said === 'failed' ? 'text-failing' : 'text-fresh'} ${className}`}>
      {words[said]}
    </span>
  )
