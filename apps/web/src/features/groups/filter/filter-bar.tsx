import { type RefObject, useId } from 'react'
import { Notice } from '../../../components/notice.tsx'
import type { GatewaysAnswer } from '../../../lib/wire.ts'
import type { GroupsFilter } from '../search.ts'
import { FilterInput } from './filter-input.tsx'
import { FilterPill } from './filter-pill.tsx'
import { type AcceptedMatcher, MatcherPill, OtherPills } from './pills.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { useFilterDraft } from './use-filter-draft.ts'
import type { Matchers } from './use-matchers.ts'
import { useSubmit } from './use-submit.ts'
import { useSuggestions } from './use-suggestions.ts'

type Props = {
  readonly filter: GroupsFilter
  readonly onFilter: (change: Partial<GroupsFilter>) => void
  readonly matchers: Matchers
  readonly gateways: GatewaysAnswer | undefined
  readonly accepted: readonly AcceptedMatcher[]
  readonly total: number
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly onTyping: (isTyping: boolean) => void
}

/** Conditions as pills, and a text field that turns what is typed into more of them. */
export const FilterBar = ({ filter, onFilter, matchers, gateways, accepted, total, inputRef, onTyping }: Props) => {
  const draft = useFilterDraft({ filter, onFilter, matchers })
  const names = (gateways?.gateways ?? []).map(({ name }) => name)
  const list = useSuggestions(draft.text, { chosen: filter.gateway, gateways: names })
  const submit = useSubmit(draft, { chosen: filter.gateway, gateways: names, inputRef })
  const [listId, problemId] = [useId(), useId()]

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
          suggestions={list.suggestions}
          active={list.active}
          onActive={list.setActive}
          onSubmit={submit}
          onSuggest={list.show}
          onFocus={(isFocused) => {
            list.show(isFocused)
            onTyping(isFocused)
          }}
          onRemoveLast={() => matchers.set(matchers.matchers.slice(0, -1))}
          inputRef={inputRef}
          listId={listId}
          problemId={problemId}
        />
      </ul>
      {list.suggestions.length > 0 && (
        <SuggestionList
          id={listId}
          suggestions={list.suggestions}
          active={list.active}
          onPick={(suggestion) => {
            list.show(suggestion.kind === 'name')
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
