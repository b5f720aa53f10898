import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { TryFinding } from '../../lib/wire.ts'

type Props = { readonly findings: readonly TryFinding[]; readonly onLine: (line: number) => void }

const tones = { error: 'text-failing', warning: 'text-late', note: 'text-ahead' }

const words = { error: 'Error', warning: 'Warning', note: 'Note' }

const longest = 400

/** What there is to say of the lines; a click leads to the line. */
export const Findings = ({ findings, onLine }: Props) => (
  <ul aria-label="Findings" className="grid gap-1">
    {findings.map((finding, i) => (
      // Several may be about the same line.
      <li key={i} className="flex min-w-0 items-baseline gap-2">
        <button
          type="button"
          className="shrink-0 text-dim tabular-nums underline decoration-line underline-offset-2 hover:text-text"
          onClick={() => onLine(finding.line)}
        >
          Line {finding.line}
        </button>
        <span className="min-w-0 wrap-anywhere">
          <b className={`font-semibold ${tones[finding.severity]}`}>{words[finding.severity]}.</b>{' '}
          {finding.hint !== '' && `${visibleText(shortened(finding.hint, longest))} `}
          {finding.said !== '' && <code className="text-dim">{visibleText(shortened(finding.said, longest))}</code>}
        </span>
      </li>
    ))}
  </ul>
)
