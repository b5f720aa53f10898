import { useId } from 'react'
import type { Gateway } from '../../lib/wire.ts'
import { LabelFields } from './label-fields.tsx'
import type { LabelRow } from './label-rows.ts'
import { MethodChoice } from './method-choice.tsx'
import type { TryForm } from './try-form.ts'

type Props = {
  readonly gateways: readonly Gateway[]
  readonly gateway: Gateway
  readonly onGateway: (name: string) => void
  readonly form: TryForm
  readonly typeUrl: (url: string) => void
  readonly typeLabels: (rows: readonly LabelRow[]) => void
  readonly onMethod: (method: TryForm['method']) => void
}

/** Where the push is to go: at which gateway, how, and to which group, by URL or by labels. */
export const TargetFields = ({ gateways, gateway, onGateway, form, typeUrl, typeLabels, onMethod }: Props) => {
  const id = useId()
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        {gateways.length > 1 && (
          <label className="grid gap-1">
            <span className="text-dim">Gateway</span>
            <select className="field" value={gateway.name} onChange={({ target }) => onGateway(target.value)}>
              {gateways.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <MethodChoice method={form.method} onMethod={onMethod} />
      </div>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-dim">
          URL
        </label>
        <input
          id={id}
          className="field font-mono text-xs"
          value={form.url}
          spellCheck={false}
          autoComplete="off"
          placeholder={`${gateway.url}/metrics/job/…`}
          onChange={({ target }) => typeUrl(target.value)}
        />
      </div>
      <LabelFields rows={form.rows} onRows={typeLabels} />
    </div>
  )
}
