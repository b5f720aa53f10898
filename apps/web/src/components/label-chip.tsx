import { quote, readingOrder } from '@gatehouse/domain'
import { shortened, visibleText } from '../lib/visible-text.ts'
import { ChipText, isLongLabel } from './chip-text.tsx'
import { CopySign } from './copy-sign.tsx'
import { labelInFull, type PickMode, pickTitle, usePickLabel } from './pick-label.ts'

type ChipProps = {
  readonly name: string
  readonly value: string
  /** It is what matters here. */
  readonly isLit?: boolean
  readonly onPick?: ((mode: PickMode) => void) | undefined
  readonly tabIndex?: number | undefined
}

const longest = 56

const lookOf = (label: Pick<ChipProps, 'name' | 'value'>, isLit: boolean) =>
  `chip ${label.name === 'job' ? 'chip-job' : ''} ${isLongLabel(label) ? 'chip-long' : ''} ${isLit ? 'chip-lit' : ''}`

/** `job="backup"`. A click filters by it, Alt-click excludes it, Shift-click copies it. */
const LabelChip = ({ name, value, isLit = false, onPick, tabIndex }: ChipProps) => {
  const label = { name, value }
  const { said, pick } = usePickLabel(label, onPick)
  if (!onPick)
    return (
      <span className={lookOf(label, isLit)} title={labelInFull(label)}>
        <ChipText {...label} />
      </span>
    )
  return (
    <button
      type="button"
      className={`${lookOf(label, isLit)} chip-button`}
      title={pickTitle(label)}
      aria-label={`${visibleText(shortened(name, longest))}=${visibleText(quote(shortened(value, longest)))}`}
      onClick={pick}
      tabIndex={tabIndex}
    >
      <ChipText {...label} />
      <CopySign said={said} className="chip-copied" />
    </button>
  )
}

type ChipsProps = {
  readonly labels: Readonly<Record<string, string>>
  readonly onPick?: ((name: string, value: string, mode: PickMode) => void) | undefined
  /** Shows so many and says how many more there are. */
  readonly most?: number
  /** The names of those that matter here. */
  readonly lit?: readonly string[]
  readonly tabIndex?: number | undefined
}

/** All labels of a group, `job` first. */
export const LabelChips = ({ labels, onPick, most = 64, lit = [], tabIndex }: ChipsProps) => {
  const all = readingOrder(Object.entries(labels))
  const rest = all.slice(most)
  const more = rest.map(([name, value]) => `${visibleText(name)}=${quote(shortened(value, longest))}`).join('\n')
  return (
    <>
      {all.slice(0, most).map(([name, value]) => (
        <LabelChip
          key={name}
          name={name}
          value={value}
          isLit={lit.includes(name)}
          onPick={onPick && ((mode) => onPick(name, value, mode))}
          tabIndex={tabIndex}
        />
      ))}
      {rest.length > 0 && (
        <span className="shrink-0 text-dim" title={more}>
          +{rest.length}
        </span>
      )}
    </>
  )
}
