import type { KeyboardEvent, RefObject } from 'react'
import { readDraft } from './draft.ts'
import { optionId } from './suggestion-list.tsx'
import { type Suggestion, suggestionsFor } from './suggestions.ts'
import type { useFilterDraft } from './use-filter-draft.ts'

type Props = {
  readonly draft: ReturnType<typeof useFilterDraft>
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onOpen: (isOpen: boolean) => void
  readonly onRemoveLast: () => void
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly listId: string
  readonly problemId: string
}

/** The text field of the filter: a combobox whose list is drawn by the filter bar. */
export const FilterInput = (props: Props) => {
  const { draft, suggestions, active, onActive, onOpen, onRemoveLast, inputRef, listId, problemId } = props

  const submit = async () => {
    const typed = readDraft(draft.text)
    const isPlain = typed.kind === 'plain' && typed.text !== ''
    // What a plain word means does not depend on suggestions that may be on their way.
    const picked = suggestions[active] ?? (isPlain ? suggestionsFor(typed, { names: [], values: [] })[0] : undefined)
    onActive(-1)
    if (picked) return draft.pick(picked)
    const column = (await draft.submit())?.column
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
        onChange={(event) => draft.change(event.target.value)}
        onFocus={() => onOpen(true)}
        onBlur={() => onOpen(false)}
        onKeyDown={press}
      />
      <kbd className="max-sm:hidden">/</kbd>
    </li>
  )
}
