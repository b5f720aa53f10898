import { readingOrder } from '@gatehouse/domain'
import { Fragment } from 'react'
import { CopySign } from '../../components/copy-sign.tsx'
import { labelInFull, type PickMode, pickTitle, usePickLabel } from '../../components/pick-label.ts'

type Props = {
  readonly labels: Readonly<Record<string, string>>
  readonly onPick: (name: string, value: string, mode: PickMode) => void
}

/** The whole grouping key as the selector it is. Every label can be picked as a filter. */
export const SelectorHeading = ({ labels, onPick }: Props) => (
  <h2 className="mt-1.5 mb-2.5 max-h-36 overflow-y-auto font-mono text-[13.5px] font-semibold wrap-anywhere [direction:ltr] [unicode-bidi:isolate]">
    {'{'}
    {readingOrder(Object.entries(labels)).map(([name, value], index) => (
      <Fragment key={name}>
        {index > 0 && ', '}
        <LabelButton name={name} value={value} onPick={(mode) => onPick(name, value, mode)} />
      </Fragment>
    ))}
    {'}'}
  </h2>
)

type LabelProps = { readonly name: string; readonly value: string; readonly onPick: (mode: PickMode) => void }

const LabelButton = ({ onPick, ...label }: LabelProps) => {
  const { said, pick } = usePickLabel(label, onPick)
  return (
    <>
      <button
        type="button"
        title={pickTitle(label)}
        className="inline rounded text-left font-semibold wrap-anywhere hover:bg-sel hover:text-accent"
        onClick={pick}
      >
        {labelInFull(label)}
      </button>
      <CopySign said={said} className="absolute z-10 ml-1 rounded-[5px] bg-chip px-1.5 py-0.5" />
    </>
  )
}
