import { isExpectedByName } from '../../../lib/expected-by-name.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import { count } from '../../../lib/words.ts'

type Props = { readonly group: GroupRow }

/** How many series the group holds, or held when it was last there. */
export const SeriesCell = ({ group }: Props) => {
  if (group.state === 'missing') return <HeldSeries group={group} />
  return (
    <>
      {count(group.series)}
      <span className="fold-only"> series</span>
    </>
  )
}

const HeldSeries = ({ group }: Props) =>
  isExpectedByName(group) ? null : (
    <span className="text-dim" title="What it held when it was last there">
      was {count(group.series)}
      <span className="fold-only"> series</span>
    </span>
  )
