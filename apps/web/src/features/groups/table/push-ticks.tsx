import type { GroupRow } from '../../../lib/wire.ts'
import { ticksOf, ticksWidth } from './ticks.ts'

type Props = { readonly group: GroupRow; readonly now: number | null }

/** Recent pushes as ticks, what is overdue as a dashed line, a refusal as a cross. The words beside it say the same. */
export const PushTicks = ({ group, now }: Props) => {
  const ticks = ticksOf(group, now)
  if (!ticks) return null
  const { pushes, overdue, refused } = ticks
  return (
    <svg aria-hidden="true" width={ticksWidth} height="14" strokeWidth="2" className="shrink-0">
      <path className="stroke-fresh" d={pushes.map((x) => `M${x} 3v8`).join('')} />
      {overdue && <path className="stroke-late" strokeDasharray="3 3" d={`M${overdue[0]} 7H${overdue[1]}`} />}
      {refused !== null && <path className="stroke-failing" d={`M${refused - 3} 3.5l6 7M${refused + 3} 3.5l-6 7`} />}
    </svg>
  )
}
