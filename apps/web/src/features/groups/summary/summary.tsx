import type { GroupsAnswer } from '../../../lib/wire.ts'
import { count } from '../../../lib/words.ts'
import type { GroupsFilter } from '../search.ts'
import { AgeHistogram } from './age-histogram.tsx'
import { CollisionFigure } from './collision-figure.tsx'
import { StateLegend } from './state-legend.tsx'

type FigureProps = { readonly value: number; readonly words: string }

const Figure = ({ value, words }: FigureProps) => (
  <span className="whitespace-nowrap">
    <span className="text-[19px] font-semibold tracking-tight tabular-nums">{count(value)}</span>
    <span className="ml-1.5 text-xs text-dim">{words}</span>
  </span>
)

type Props = {
  readonly answer: GroupsAnswer
  readonly filter: GroupsFilter
  readonly onFilter: (change: Partial<GroupsFilter>) => void
}

/** The whole picture in one look: how many groups, in which states, how old. */
export const Summary = ({ answer, filter, onFilter }: Props) => {
  const { matched, total, series, totalSeries, counts, ages, collisions } = answer
  // What is missing is listed, but it is not there.
  const missing = filter.state.length === 0 || filter.state.includes('missing') ? counts.missing : 0
  const noun = total === 1 ? 'group' : 'groups'
  return (
    <section aria-label="Summary" className="my-3.5 grid items-end gap-x-6 gap-y-3 md:grid-cols-[1fr_260px]">
      <div>
        <p className="mb-2 flex flex-wrap items-baseline gap-x-5.5">
          <Figure value={matched - missing} words={matched === total ? noun : `of ${count(total)} ${noun}`} />
          {missing > 0 && <Figure value={missing} words="missing" />}
          <Figure value={series} words={matched === total ? 'series' : `of ${count(totalSeries)} series`} />
          <CollisionFigure
            value={collisions}
            chosen={filter.collisions}
            onChoose={(chosen) => onFilter({ collisions: chosen })}
          />
        </p>
        <StateLegend counts={counts} chosen={filter.state} onChoose={(state) => onFilter({ state })} />
      </div>
      {ages.length > 0 && <AgeHistogram ages={ages} chosen={filter} onChoose={onFilter} />}
    </section>
  )
}
