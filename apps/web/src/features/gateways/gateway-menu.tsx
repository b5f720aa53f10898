import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'
import { HealthDot, healthSummary, worstOf } from './health-dot.tsx'

type Props = {
  /** None means all. */
  readonly chosen: readonly string[]
  readonly onChoose: (names: readonly string[]) => void
}

// The button is there at once; what it opens is loaded when somebody is about to.
const loadList = async () => ({ default: (await import('./gateway-list.tsx')).GatewayList })
const GatewayList = lazy(loadList)

const label = (all: readonly Gateway[], shown: readonly Gateway[]) => {
  const [first] = shown
  if (shown.length === 1 && first) return visibleText(first.name)
  return shown.length === all.length ? `all ${all.length}` : `${shown.length} of ${all.length}`
}

/** Which gateways are shown, and how each of them is. */
export const GatewayMenu = ({ chosen, onChoose }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const all = useQuery(gatewaysQuery).data?.gateways ?? []
  const picked = all.filter(({ name }) => chosen.includes(name))
  const shown = picked.length === 0 ? all : picked
  if (all.length === 0) return null
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`${shown.length > 1 ? `${label(all, shown)} gateways` : `Gateway ${label(all, shown)}`}, ${healthSummary(shown)}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="flex max-w-48 min-w-0 items-center gap-1.5 rounded-[7px] border border-line px-2 py-[3px] text-text hover:bg-hover"
        onPointerEnter={loadList}
        onFocus={loadList}
        onClick={() => setOpen(!isOpen)}
      >
        <HealthDot health={worstOf(shown)} />
        <span className="truncate">
          {label(all, shown)}
          {shown.length > 1 && <span className="max-sm:sr-only"> gateways</span>}
        </span>
        <ChevronDown size={13} aria-hidden="true" className="shrink-0 text-faint" />
      </button>
      {isOpen && (
        <Suspense>
          <GatewayList
            {...{ all, chosen, onChoose, button }}
            isAnyPicked={picked.length > 0}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
