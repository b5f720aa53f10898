import { collisionWord } from '../../../components/collision-words.ts'
import { SeverityIcon, severityColour } from '../../../components/severity-icon.tsx'
import type { GroupRow } from '../../../lib/wire.ts'

type Props = {
  readonly group: GroupRow
  readonly tabIndex: 0 | -1
  readonly onCollisions: (group: GroupRow) => void
}

/** What the group is part of, the worst by its name. A click opens the group where they are told. */
export const CollisionsCell = ({ group, tabIndex, onCollisions }: Props) => {
  const [worst, ...others] = group.collisions
  if (!worst) return null
  const all = group.collisions.map(({ kind }) => collisionWord(kind)).join(', ')
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      title={all}
      className={`tag collision-chip hover:bg-hover ${severityColour(worst.severity)}`}
      onClick={() => onCollisions(group)}
    >
      <SeverityIcon severity={worst.severity} />
      <span className="sr-only">{worst.severity}: </span>{' '}
      <span className="collision-word">{collisionWord(worst.kind)}</span>{' '}
      {others.length > 0 && <span className="collision-more">+{others.length}</span>}
    </button>
  )
}
