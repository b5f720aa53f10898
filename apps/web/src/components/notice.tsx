import type { ReactNode } from 'react'

const tones = {
  failing: 'border-failing/30 bg-failing/8 [&_b]:text-failing',
  late: 'border-late/30 bg-late/8 [&_b]:text-late',
  plain: 'border-line bg-panel',
}

type Props = {
  readonly tone: 'failing' | 'late' | 'plain'
  readonly children: ReactNode
  readonly className?: string
}

/** Something a person should know, in place. Trouble is announced to screen readers. */
export const Notice = ({ tone, children, className = '' }: Props) => (
  <div
    role={tone === 'plain' ? undefined : 'status'}
    className={`rounded-[9px] border px-3 py-2.5 wrap-anywhere ${tones[tone]} ${className}`}
  >
    {children}
  </div>
)
