import { useQuery } from '@tanstack/react-query'
import { type RefObject, useDeferredValue, useId, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { suggestionsQuery } from '../groups-query.ts'
import type { GroupsFilter } from '../search.ts'
import { readDraft } from './draft.ts'
import { FilterInput } from './filter-input.tsx'
import { FilterPill } from './filter-pill.tsx'
import { type AcceptedMatcher, MatcherPill, OtherPills } from './pills.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { suggestionsFor } from './suggestions.ts'
import { useFilterDraft } from './use-filter-draft.ts'
import type { Matchers } from './use-matchers.ts'

type Props = {
  readonly filter: GroupsFilter
  readonly onFilter: (change: Partial<GroupsFilter>) => void
  readonly matchers: Matchers
  readonly accepted: readonly AcceptedMatcher[]
  readonly total: number
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly onTyping: (isTyping: boolean) => void
}

const nothing = { names: [], values: [] }

/** Conditions as pills, and a text field that turns what is typed into more of them. */
export const FilterBar = ({ filter, onFilter, matchers, accepted, total, inputRef, onTyping }: Props) => {
  const draft = useFilterDraft({ filter, onFilter, matchers })
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [listId, problemId] = [useId(), useId()]
  const read = readDraft(useDeferredValue(draft.text))
  const name = read.kind === 'value' ? read.name : 'job'
  const contains = read.kind === 'value' ? read.value : read.text
  const { data = nothing } = useQuery({
    ...suggestionsQuery({ gateway: filter.gateway, name, contains }),
    enabled: isOpen && read.kind !== 'selector',
  })
  const suggestions = isOpen ? suggestionsFor(read, data) : []

  const edit = (start: () => void) => {
    start()
    inputRef.current?.focus()
  }
  return (
    <section aria-label="Filter" className="relative">
      <ul className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-[9px] border border-line bg-panel px-2 py-1.5 focus-within:border-accent/60">
        <OtherPills filter={filter} onFilter={onFilter} />
        {matchers.error && (
          <FilterPill
            isBroken
            name={filter.match}
            onEdit={() => edit(() => draft.change(filter.match))}
            onRemove={() => onFilter({ match: '' })}
          >
            {filter.match}
          </FilterPill>
        )}
        {draft.others.map((matcher) => (
          <MatcherPill
            key={JSON.stringify(matcher)}
            matcher={matcher}
            accepted={accepted}
            total={total}
            onEdit={() => edit(() => draft.edit(matcher))}
            onRemove={() => matchers.set(matchers.matchers.filter((one) => one !== matcher))}
          />
        ))}
        <FilterInput
          draft={draft}
          suggestions={suggestions}
          active={active}
          onActive={setActive}
          onOpen={(open) => {
            setOpen(open)
            setActive(-1)
            onTyping(open)
          }}
          onRemoveLast={() => matchers.set(matchers.matchers.slice(0, -1))}
          inputRef={inputRef}
          listId={listId}
          problemId={problemId}
        />
      </ul>
      {suggestions.length > 0 && (
        <SuggestionList
          id={listId}
          suggestions={suggestions}
          active={active}
          onPick={(suggestion) => {
            setActive(-1)
            draft.pick(suggestion)
          }}
        />
      )}
      {draft.problem && (
        <div id={problemId}>
          <Notice tone="failing" className="mt-2">
            <b>{draft.problem.title}.</b> {draft.problem.detail}
          </Notice>
        </div>
      )}
    </section>
  )
}
