import type { KeyboardEvent, RefObject } from 'react'
import type { ApiProblem } from '../../../lib/api-problem.ts'
import type { Suggestion } from './suggestion.ts'
import { optionId } from './suggestion-list.tsx'
import type { FilterDraft } from './use-filter-draft.ts'

type Props = {
  readonly draft: FilterDraft
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly onActive: (index: number) => void
  /** Takes what was typed. */
  readonly onSubmit: () => Promise<ApiProblem | null>
  /** Shows or hides what could be meant. */
  readonly onSuggest: (isShown: boolean) => void
  readonly onFocus: (isFocused: boolean) => void
  readonly onRemoveLast: () => void
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly listId: string
  readonly problemId: string
}

/** The text field of the filter: a combobox whose list is drawn by the filter bar. */
export const FilterInput = (props: Props) => {
  const { draft, suggestions, active, onActive, onSubmit, onSuggest, onFocus, onRemoveLast, inputRef } = props
  const { listId, problemId } = props

  const submit = async () => {
    const picked = suggestions[active]
    // A label's name is continued; anything else is an answer, which the list must not cover.
    onSuggest(picked?.kind === 'name')
    if (picked) return draft.pick(picked)
    const column = (await onSubmit())?.column
    if (column !== undefined) inputRef.current?.setSelectionRange(column - 1, draft.text.length)
  }
  const step = (by: number) => {
    const places = suggestions.length + 1
    onActive(((active + 1 + by + places) % places) - 1)
  }
  const keys: Record<string, () => unknown> = {
    Enter: submit,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => {
      if (draft.text === '') inputRef.current?.blur()
      draft.reset()
      onActive(-1)
    },
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Backspace' && draft.text === '') return onRemoveLast()
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <li className="flex min-w-[min(100%,14rem)] flex-1 items-center gap-2 pl-1">
      <input
        ref={inputRef}
        role="combobox"
        aria-label="Filter groups"
        aria-autocomplete="list"
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? optionId(listId, active) : undefined}
        aria-invalid={draft.problem !== null}
        aria-describedby={draft.problem ? problemId : undefined}
        className="min-w-0 flex-1 bg-transparent font-mono text-xs outline-none placeholder:font-sans placeholder:text-[13px] placeholder:text-faint max-sm:text-base"
        placeholder="filter by label, state or age…"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={draft.text}
        onChange={(event) => {
          draft.change(event.target.value)
          onSuggest(true)
        }}
        onFocus={() => onFocus(true)}
        onBlur={() => onFocus(false)}
        onKeyDown={press}
      />
      <kbd className="max-sm:hidden">/</kbd>
    </li>
  )
}
