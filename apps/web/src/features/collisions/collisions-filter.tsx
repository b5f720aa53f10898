import { severities } from '@gatehouse/domain'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { collisionWord } from '../../components/collision-words.ts'
import { SeverityIcon } from '../../components/severity-icon.tsx'
import type { CollisionsAnswer } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import type { CollisionsSearch } from './collisions-search.ts'
import { kindHeadings } from './kind-words.ts'

type Props = {
  readonly answer: CollisionsAnswer
  readonly search: CollisionsSearch
  readonly onSearch: (change: Partial<CollisionsSearch>) => void
}

const toggled = <T,>(chosen: readonly T[], one: T) =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]

/** How many there are of which severity and kind; each filters. */
export const CollisionsFilter = ({ answer: { counts, kinds }, search, onSearch }: Props) => {
  const { severity, kind, group } = search
  const present = severities.filter((one) => counts[one] > 0 || severity.includes(one))
  const absent = kind.filter((one) => kinds.every((other) => other.kind !== one))
  return (
    <section aria-label="Filter" className="-mx-1.5 mt-3 flex min-h-[23px] flex-wrap items-center gap-x-1.5 gap-y-1">
      {present.map((one) => (
        <Toggle
          key={one}
          isOn={severity.includes(one)}
          number={counts[one]}
          onToggle={() => onSearch({ severity: toggled(severity, one) })}
        >
          <SeverityIcon severity={one} />
          {one}
        </Toggle>
      ))}
      {kinds.length + absent.length > 0 && <span aria-hidden="true" className="mx-1 h-4 border-l border-line" />}
      {[...kinds, ...absent.map((one) => ({ kind: one, count: 0 }))].map((one) => (
        <Toggle
          key={one.kind}
          isOn={kind.includes(one.kind)}
          number={one.count}
          title={kindHeadings[one.kind]}
          onToggle={() => onSearch({ kind: toggled(kind, one.kind) })}
        >
          {collisionWord(one.kind)}
        </Toggle>
      ))}
      {group !== '' && (
        <button
          type="button"
          aria-label="Remove the filter by one group"
          className="inline-flex items-center gap-1.5 rounded-md border border-accent/35 bg-sel px-2 py-0.5"
          onClick={() => onSearch({ group: '' })}
        >
          of one group
          <X size={11} aria-hidden="true" className="text-dim" />
        </button>
      )}
    </section>
  )
}

type ToggleProps = {
  readonly isOn: boolean
  readonly number: number
  readonly title?: string
  readonly onToggle: () => void
  readonly children: ReactNode
}

const Toggle = ({ isOn, number, title, onToggle, children }: ToggleProps) => (
  <button
    type="button"
    aria-pressed={isOn}
    title={title}
    className="inline-flex items-center gap-1.5 rounded-md px-1.5 py-0.5 text-dim hover:bg-hover hover:text-text aria-pressed:bg-sel aria-pressed:text-text"
    onClick={onToggle}
  >
    {children} <b className="font-semibold text-text tabular-nums">{count(number)}</b>
  </button>
)
