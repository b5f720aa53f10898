import { pushMethods } from '@gatehouse/domain'
import { useId } from 'react'
import type { TryForm } from './try-form.ts'

type Props = { readonly method: TryForm['method']; readonly onMethod: (method: TryForm['method']) => void }

const words = { PUT: 'replaces the group', POST: 'replaces families' }

export const MethodChoice = ({ method, onMethod }: Props) => {
  const name = useId()
  return (
    <fieldset className="grid gap-1">
      <legend className="float-left text-dim">Method</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 py-1.5">
        {pushMethods.map((one) => (
          <label key={one} className="flex items-center gap-1.5">
            <input
              type="radio"
              name={name}
              className="accent-accent"
              checked={method === one}
              onChange={() => onMethod(one)}
            />
            <span className="font-mono text-xs font-semibold">{one}</span>
            <span className="text-dim">{words[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
