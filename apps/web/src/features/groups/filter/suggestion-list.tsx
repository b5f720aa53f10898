import { StateMark } from '../../../components/state-mark.tsx'
import { shortened, visibleText } from '../../../lib/visible-text.ts'
import { count } from '../../../lib/words.ts'
import type { Suggestion } from './suggestion.ts'
import { suggestionText } from './suggestions.ts'

const hints = { matcher: '', state: 'state', gateway: '', age: '', name: 'label' }

type Props = {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly onPick: (suggestion: Suggestion) => void
}

export const optionId = (list: string, index: number): string => `${list}-${index}`

/** What could be meant, below the filter. Focus stays in the text field. */
export const SuggestionList = ({ id, suggestions, active, onPick }: Props) => (
  <div
    id={id}
    role="listbox"
    aria-label="Suggestions"
    className="absolute inset-x-0 top-full z-20 mt-1 max-h-[50dvh] overflow-y-auto rounded-[9px] border border-line bg-panel py-1 shadow-dialog"
  >
    {suggestions.map((suggestion, i) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the text field's, as the combobox pattern has it
      <div
        key={suggestionText(suggestion)}
        id={optionId(id, i)}
        role="option"
        tabIndex={-1}
        aria-selected={i === active}
        className={`flex cursor-pointer items-center gap-3 px-3 py-1 hover:bg-hover ${i === active ? 'bg-sel' : ''}`}
        // Keeps focus in the text field.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onPick(suggestion)}
      >
        {suggestion.kind === 'state' ? (
          <StateMark state={suggestion.state} />
        ) : (
          <span className="min-w-0 truncate font-mono text-xs [unicode-bidi:isolate]">
            {visibleText(shortened(suggestionText(suggestion), 120))}
          </span>
        )}
        <span className="ml-auto shrink-0 text-dim tabular-nums">
          {hints[suggestion.kind]}{' '}
          {'groups' in suggestion && suggestion.groups !== undefined && count(suggestion.groups)}
        </span>
      </div>
    ))}
  </div>
)
