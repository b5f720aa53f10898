import { useId } from 'react'
import { Checkbox } from '../../components/checkbox.tsx'
import { readIntervalWords } from '../../lib/read-interval-words.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { HealthDot, healthOf } from './health-dot.tsx'
import { toggleGateway } from './toggle-gateway.ts'
import { troubles } from './troubles.ts'

type Props = {
  readonly gateway: Gateway
  readonly all: readonly Gateway[]
  readonly chosen: readonly string[]
  readonly onChoose: (names: readonly string[]) => void
}

/** One gateway in the menu; a tick where there are several to choose from. */
export const GatewayChoice = ({ gateway, all, chosen, onChoose }: Props) => {
  const id = useId()
  const names = all.map(({ name }) => name)
  const isChosen = chosen.length === 0 || chosen.includes(gateway.name)
  return (
    <div className="flex items-start gap-2.5 px-3 py-2">
      {all.length > 1 && (
        <Checkbox
          id={id}
          className="mt-0.5"
          checked={isChosen}
          onChange={() => onChoose(toggleGateway(names, chosen, gateway.name))}
        />
      )}
      <label htmlFor={id} className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <HealthDot health={healthOf(gateway)} />
          <b className="font-semibold wrap-anywhere">{visibleText(gateway.name)}</b>
          {gateway.note && <span className="tag text-dim">{visibleText(gateway.note)}</span>}
        </span>
        <GatewayFacts gateway={gateway} />
      </label>
    </div>
  )
}

const GatewayFacts = ({ gateway }: { readonly gateway: Gateway }) => (
  <span className="block text-dim wrap-anywhere">
    <span className="block font-mono text-xs">{visibleText(gateway.url)}</span>
    {gateway.error && <span className="block text-failing">{troubles[gateway.error.code].headline}</span>}
    {gateway.lastReadAt !== null && (
      <span className="block tabular-nums">
        {counted(gateway.groups, 'group')} · {count(gateway.series)} series · {readIntervalWords(gateway)}
        {gateway.version && ` · ${visibleText(gateway.version)}`}
        {gateway.readOnly && ' · read-only'}
      </span>
    )}
  </span>
)
