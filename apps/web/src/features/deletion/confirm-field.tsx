import { visibleText } from '../../lib/visible-text.ts'

type Props = {
  readonly expected: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** A large or wide deletion is typed, not clicked. */
export const ConfirmField = ({ expected, typed, onType }: Props) => (
  <label className="flex w-full flex-wrap items-center gap-2">
    <span>
      Type <b className="font-mono text-xs font-semibold wrap-anywhere select-all">{visibleText(expected)}</b> to
      confirm
    </span>
    <input
      value={typed}
      onChange={({ target }) => onType(target.value)}
      autoComplete="off"
      spellCheck={false}
      className="min-w-0 flex-1 rounded-[7px] border border-line bg-bg px-2 py-1 font-mono text-xs"
    />
  </label>
)
