import { count } from '../../../lib/words.ts'
import type { GroupsFilter } from '../search.ts'

type Chosen = GroupsFilter['collisions']

type Props = {
  /** Errors and warnings. */
  readonly value: number
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** How many collisions the groups are part of; a click shows only those that are. */
export const CollisionFigure = ({ value, chosen, onChoose }: Props) => {
  const isChosen = chosen.length > 0
  if (value === 0 && !isChosen) return null
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={
        isChosen ? 'Show groups without collisions too' : 'Show only groups that are part of an error or a warning'
      }
      className="-mx-1.5 rounded-md px-1.5 whitespace-nowrap hover:bg-hover aria-pressed:bg-sel"
      onClick={() => onChoose(isChosen ? [] : ['error', 'warning'])}
    >
      <span className={`text-[19px] font-semibold tracking-tight tabular-nums ${value > 0 ? 'text-failing' : ''}`}>
        {count(value)}
      </span>{' '}
      <span className="ml-1 text-xs text-dim">{value === 1 ? 'collision' : 'collisions'}</span>
    </button>
  )
}
