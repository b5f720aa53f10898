import { type RefObject, useMemo, useState } from 'react'
import type { TryFinding } from '../../lib/wire.ts'
import { LineNumbers } from './line-numbers.tsx'
import { lineCount } from './lines.ts'

type Props = {
  readonly id: string
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly body: string
  readonly onBody: (body: string) => void
  readonly findings: readonly TryFinding[]
}

const height = 306

const hint = '# TYPE backup_last_success_seconds gauge\nbackup_last_success_seconds 1767225600\n'

/** The text with its line numbers; lines do not wrap, so that both stay in step. */
export const BodyEditor = ({ id, area, body, onBody, findings }: Props) => {
  const [scrolled, setScrolled] = useState(0)
  const lines = useMemo(() => lineCount(body), [body])
  return (
    <div className="flex min-w-0 overflow-hidden rounded-[9px] border border-line bg-panel focus-within:border-accent/60">
      <LineNumbers lines={lines} scrolled={scrolled} height={height} findings={findings} />
      <textarea
        ref={area}
        id={id}
        value={body}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        placeholder={hint}
        style={{ height }}
        className="editor-text min-w-0 flex-1 resize-none overflow-auto bg-transparent px-2 py-2 outline-none placeholder:text-faint"
        onChange={({ target }) => onBody(target.value)}
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      />
    </div>
  )
}
