import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { AnswerTrouble } from '../../components/answer-trouble.tsx'
import { Button } from '../../components/button.tsx'
import type { PickMode } from '../../components/pick-label.ts'
import { isMistake } from '../../lib/api-problem.ts'
import { useHotkeys } from '../../lib/hotkeys.ts'
import type { SelectionProposal } from '../../lib/proposal.ts'
import type { GatewaysAnswer, GroupRow } from '../../lib/wire.ts'
import { withMatchers } from './filter/draft.ts'
import { FilterBar } from './filter/filter-bar.tsx'
import { useMatchers } from './filter/use-matchers.ts'
import { groupsQuery, nameOf, type RowWindow } from './groups-query.ts'
import { NoMatch } from './no-match.tsx'
import { filterOf, type GroupsFilter, type GroupsSearch, noFilter } from './search.ts'
import { Summary } from './summary/summary.tsx'
import { firstWindow, isSameWindow } from './table/window-around.ts'
import { TableSection } from './table-section.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { useSelection } from './use-selection.ts'

type Props = {
  readonly search: GroupsSearch
  readonly onSearch: (change: Partial<GroupsSearch>, how?: { readonly replace: boolean }) => void
  readonly gateways: GatewaysAnswer | undefined
  /** Grows with every deletion that has ended: what was selected for it is done with. */
  readonly deletionsEnded: number
  /** A group may be opened in a moment. */
  readonly onPress: (id: string) => void
  readonly onDeleteGroup: (group: GroupRow) => void
  readonly onDeleteSelection: (proposal: SelectionProposal) => void
  /** What stands in place of the table when the gateways hold nothing. */
  readonly empty: ReactNode
  /** What is wrong with the gateways, above everything. */
  readonly notices: ReactNode
  /** The open group, beside the table. */
  readonly panel: (onPick: (name: string, value: string, mode: PickMode) => void) => ReactNode
}

export const GroupsPage = (props: Props) => {
  const { search, onSearch, gateways, panel, empty } = props
  const filter = filterOf(search)
  const [window, setWindow] = useState<RowWindow>(firstWindow)
  const [isTyping, setTyping] = useState(false)
  const scroller = useRef<HTMLElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { data, error, refetch } = useQuery(groupsQuery(search, window))

  // Another order or another set of rows is read from its beginning.
  const showFromStart = (change: Partial<GroupsSearch>) => {
    setWindow(firstWindow)
    scroller.current?.scrollTo({ top: 0 })
    onSearch(change)
  }
  const onFilter = (change: Partial<GroupsFilter>) => showFromStart(change)
  const matchers = useMatchers(search.match, onFilter)
  const selection = useSelection({ filter: JSON.stringify(filter), deletionsEnded: props.deletionsEnded })
  const onPick = (name: string, value: string, mode: PickMode) =>
    matchers.set(withMatchers(matchers.matchers, [{ name, op: mode === 'include' ? '=' : '!=', value }]))

  useHotkeys({
    '/': (event) => {
      event.preventDefault()
      input.current?.focus()
    },
  })
  return (
    <div className="flex h-full min-h-0">
      <main
        ref={scroller}
        className="relative min-w-0 flex-1 overflow-y-auto px-3 pt-3.5 [scrollbar-gutter:stable] sm:px-5"
      >
        <h1 className="sr-only">Groups</h1>
        {props.notices}
        <FilterBar
          filter={filter}
          onFilter={onFilter}
          matchers={matchers}
          gateways={gateways}
          accepted={data?.matchers ?? []}
          total={data?.total ?? 0}
          inputRef={input}
          onTyping={setTyping}
        />
        {error && (
          <AnswerTrouble error={error} asOf={data?.asOf} className="mt-3">
            {isMistake(error) ? (
              <Button onClick={() => onFilter(noFilter)}>Clear the filter</Button>
            ) : (
              <Button onClick={() => refetch()}>Try again</Button>
            )}
          </AnswerTrouble>
        )}
        {data ? <Summary answer={data} filter={filter} onFilter={onFilter} /> : !error && <TableSkeleton />}
        {data && data.matched > 0 && (
          <TableSection
            {...{ search, gateways, selection, scroller, onPick, isTyping }}
            answer={data}
            deletionsEnded={props.deletionsEnded}
            isOld={data.shownFor !== nameOf(search)}
            onWindow={(next) => setWindow((before) => (isSameWindow(before, next) ? before : next))}
            onPress={props.onPress}
            onOpen={(group) => onSearch({ group })}
            onCollisions={({ id }) => onSearch({ group: id, tab: 'collisions' })}
            onFollow={(group) => onSearch({ group }, { replace: true })}
            onSort={(sort) => showFromStart({ sort })}
            onDeleteGroup={props.onDeleteGroup}
            onDeleteSelection={props.onDeleteSelection}
          />
        )}
        {data?.matched === 0 &&
          (data.total === 0 ? empty : <NoMatch hidden={data.total} onClear={() => onFilter(noFilter)} />)}
      </main>
      {panel(onPick)}
    </div>
  )
}
