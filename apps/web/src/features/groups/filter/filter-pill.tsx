import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '../../../lib/visible-text.ts'

type Props = {
  /** What it is called by screen readers, and in full on a hover. */
  readonly name: string
  readonly children: ReactNode
  readonly count?: string | undefined
  readonly onEdit?: (() => void) | undefined
  readonly onRemove: () => void
  readonly isBroken?: boolean
}

/** One condition of the filter. A click edits it. */
export const FilterPill = ({ name, children, count, onEdit, onRemove, isBroken = false }: Props) => {
  const body = 'min-w-0 truncate py-0.5 pl-[7px] font-mono text-xs [unicode-bidi:isolate]'
  const colour = isBroken ? 'border-failing bg-failing/8' : 'border-accent/35 bg-sel'
  return (
    <li className={`inline-flex max-w-full items-center rounded-md border ${colour}`}>
      {onEdit ? (
        <button type="button" className={body} title={visibleText(name)} onClick={onEdit} aria-label={`Edit ${name}`}>
          {children}
        </button>
      ) : (
        <span className={body}>{children}</span>
      )}
      {count !== undefined && <span className="pl-1.5 font-mono text-[11px] text-dim">{count}</span>}
      <button
        type="button"
        aria-label={`Remove ${name}`}
        className="px-1.5 py-1 text-dim hover:text-text"
        onClick={onRemove}
      >
        <X size={11} aria-hidden="true" />
      </button>
    </li>
  )
}
