import { Plus, X } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { type LabelRow, withRow } from './label-rows.ts'

type Props = { readonly rows: readonly LabelRow[]; readonly onRows: (rows: readonly LabelRow[]) => void }

/** The grouping labels, one row each; the job comes first and stays. */
export const LabelFields = ({ rows, onRows }: Props) => (
  <fieldset className="grid gap-1">
    <legend className="mb-1 text-dim">Grouping labels</legend>
    {rows.map(([name, value], i) => (
      // Rows have no identity but their place.
      <div key={i} className="grid grid-cols-[minmax(0,2fr)_auto_minmax(0,3fr)_28px] items-center gap-1.5">
        <input
          aria-label={`Name of label ${i + 1}`}
          className="field font-mono text-xs"
          value={name}
          readOnly={i === 0 && name === 'job'}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => onRows(withRow(rows, i, [target.value, value]))}
        />
        <span aria-hidden="true" className="font-mono text-dim">
          =
        </span>
        <input
          aria-label={`Value of label ${i + 1}`}
          className="field font-mono text-xs"
          value={value}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => onRows(withRow(rows, i, [name, target.value]))}
        />
        {i > 0 && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove label ${i + 1}`}
            onClick={() => onRows(rows.filter((_, at) => at !== i))}
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </div>
    ))}
    <div>
      <Button tone="quiet" onClick={() => onRows([...rows, ['', '']])}>
        <Plus size={13} aria-hidden="true" />
        Add a label
      </Button>
    </div>
  </fieldset>
)
