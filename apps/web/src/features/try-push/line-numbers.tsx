import type { TryFinding } from '../../lib/wire.ts'
import { lineHeight } from './lines.ts'
import { worstByLine } from './worst-by-line.ts'

type Props = {
  readonly lines: number
  readonly scrolled: number
  readonly height: number
  readonly findings: readonly TryFinding[]
}

const looks = {
  error: ['✖', 'text-failing'],
  warning: ['▲', 'text-late'],
  note: ['•', 'text-ahead'],
} as const

/** The numbers of the lines in view, and a mark where there is something to say. The list below says it in words. */
export const LineNumbers = ({ lines, scrolled, height, findings }: Props) => {
  const worst = worstByLine(findings)
  const first = Math.floor(scrolled / lineHeight)
  const shown = Math.min(Math.ceil(height / lineHeight) + 1, lines - first)
  return (
    <div aria-hidden="true" className="relative w-14 shrink-0 overflow-hidden border-r border-line2 bg-bg">
      <div className="editor-text py-2" style={{ transform: `translateY(${first * lineHeight - scrolled}px)` }}>
        {Array.from({ length: Math.max(shown, 0) }, (_, i) => {
          const line = first + i + 1
          const severity = worst.get(line)
          const [sign, tone] = severity ? looks[severity] : ['', 'text-faint']
          return (
            <div key={line} className={`flex justify-end gap-1.5 pr-2 tabular-nums ${tone}`}>
              <span>{sign}</span>
              {line}
            </div>
          )
        })}
      </div>
    </div>
  )
}
