import { visibleText } from '../../../lib/visible-text.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import { rhythmParts } from '../rhythm-words.ts'
import { PushTicks } from './push-ticks.tsx'

type Props = { readonly group: GroupRow; readonly now: number | null }

/** How often the group pushes. What is said first is the last to fold away. */
export const RhythmCell = ({ group, now }: Props) => {
  const parts = rhythmParts(group, now)
  const { rule } = group.expectation
  const words = parts.join(', ')
  return (
    <>
      <PushTicks group={group} now={now} />
      <span className="rhythm-words" title={rule ? `${words}\nrule ${visibleText(rule)}` : words}>
        {parts.map((part, i) => (
          <span key={part} className={i === 0 && parts.length > 1 ? 'truncate text-text' : 'truncate'}>
            {part}{' '}
          </span>
        ))}
      </span>
    </>
  )
}
