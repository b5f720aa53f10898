import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'
import { GatewayChoice } from './gateway-choice.tsx'
import { HealthDot, healthSummary, worstOf } from './health-dot.tsx'

type Props = {
  /** None means all. */
  readonly chosen: readonly string[]
  readonly onChoose: (names: readonly string[]) => void
}

const label = (all: readonly Gateway[], shown: readonly Gateway[]) => {
  const [first] = shown
  if (shown.length === 1 && first) return visibleText(first.name)
  return shown.length === all.length ? `all ${all.length}` : `${shown.length} of ${all.length}`
}

/** Which gateways are shown, and how each of them is. */
export const GatewayMenu = ({ chosen, onChoose }: Props) => {
  const all = useQuery(gatewaysQuery).data?.gateways ?? []
  const picked = all.filter(({ name }) => chosen.includes(name))
  const shown = picked.length === 0 ? all : picked
  if (all.length === 0) return null
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`${shown.length > 1 ? `${label(all, shown)} gateways` : `Gateway ${label(all, shown)}`}, ${healthSummary(shown)}`}
        className="flex max-w-48 min-w-0 items-center gap-1.5 rounded-[7px] border border-line px-2 py-[3px] text-text hover:bg-hover"
      >
        <HealthDot health={worstOf(shown)} />
        <span className="truncate">
          {label(all, shown)}
          {shown.length > 1 && <span className="max-sm:sr-only"> gateways</span>}
        </span>
        <ChevronDown size={13} aria-hidden="true" className="shrink-0 text-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Gateways"
          className="z-30 flex max-h-[70dvh] w-[min(360px,calc(100vw-24px))] flex-col overflow-y-auto rounded-[10px] border border-line bg-panel py-1.5 shadow-dialog"
        >
          {all.map((gateway) => (
            <GatewayChoice key={gateway.name} gateway={gateway} all={all} chosen={chosen} onChoose={onChoose} />
          ))}
          {picked.length > 0 && (
            <button
              type="button"
              className="mx-3 mt-1 rounded-md border-t border-line2 py-1.5 text-left text-dim underline hover:text-text"
              onClick={() => onChoose([])}
            >
              show all gateways
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
