import { quote, readingOrder } from '@gatehouse/domain'
import type { MouseEvent } from 'react'
import { shortened, visibleText } from '../lib/visible-text.ts'
import { type PickMode, pickLabel, pickTitle } from './pick-label.ts'

type ChipProps = {
  readonly name: string
  readonly value: string
  readonly onPick?: ((mode: PickMode) => void) | undefined
  readonly tabIndex?: number | undefined
}

const longest = 56
const short = 22

/** `job="backup"`. A click filters by it, Alt-click excludes it, Shift-click copies it. */
const LabelChip = ({ name, value, onPick, tabIndex }: ChipProps) => {
  const text = (
    <>
      <span className="text-dim">{visibleText(shortened(name, longest))}=</span>
      {visibleText(quote(shortened(value, longest)))}
    </>
  )
  const look = name.length + value.length > short ? 'chip chip-long' : 'chip'
  const full = value.length > longest ? `${visibleText(value)}\n\n` : ''
  if (!onPick)
    return (
      <span className={look} title={full === '' ? undefined : visibleText(value)}>
        {text}
      </span>
    )
  const pick = (event: MouseEvent) => {
    event.stopPropagation()
    pickLabel({ name, value }, event, onPick)
  }
  const title = `${full}${pickTitle}`
  return (
    <button type="button" className={`${look} chip-button`} title={title} onClick={pick} tabIndex={tabIndex}>
      {text}
    </button>
  )
}

type ChipsProps = {
  readonly labels: Readonly<Record<string, string>>
  readonly onPick?: ((name: string, value: string, mode: PickMode) => void) | undefined
  /** Shows so many and says how many more there are. */
  readonly most?: number
  readonly tabIndex?: number | undefined
}

/** All labels of a group, `job` first. */
export const LabelChips = ({ labels, onPick, most = 64, tabIndex }: ChipsProps) => {
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
