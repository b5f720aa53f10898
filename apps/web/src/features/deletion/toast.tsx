import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDismissAfter } from './use-dismiss-after.ts'

type Props = {
  readonly children: ReactNode
  readonly onDismiss?: (() => void) | undefined
  /** Leaves by itself after so many ms; otherwise it stays until it is dismissed. */
  readonly lasts?: number | undefined
}

/**
 * A line in the corner. Our own, since the usual packages bring an inline <style>, which our content security policy
 * forbids.
 */
export const Toast = ({ children, onDismiss, lasts }: Props) => {
  useDismissAfter(lasts, () => onDismiss?.())
  return (
    <div className="toast pointer-events-auto flex max-w-full items-center gap-3.5 rounded-[10px] bg-text px-3.5 py-2.5 text-bg shadow-dialog wrap-anywhere motion-safe:animate-[fade_160ms_ease-out]">
      {children}
      {onDismiss && (
        <button
          type="button"
          aria-label="Dismiss"
          className="rounded p-0.5 opacity-70 hover:opacity-100"
          onClick={onDismiss}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
