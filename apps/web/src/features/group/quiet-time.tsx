import type { ComponentProps } from 'react'
import { RelativeTime } from '../../components/relative-time.tsx'

/** A time within what is announced: its ticking is not. */
export const QuietTime = (props: ComponentProps<typeof RelativeTime>) => (
  <span aria-live="off">
    <RelativeTime {...props} />
  </span>
)
