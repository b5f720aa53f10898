import { useState } from 'react'
import { CopyButton } from '../../components/copy-button.tsx'
import { visibleLines } from '../../lib/visible-text.ts'
import { count } from '../../lib/words.ts'

const first = 100_000

/** The group in the text format, as it would be pushed. */
export const RawTab = ({ text }: { readonly text: string }) => {
  const [showsAll, setShowsAll] = useState(false)
  const isLong = text.length > first
  return (
    <div className="px-[18px] pt-3.5">
      <div className="mb-2 flex items-center gap-3">
        <CopyButton text={text}>Copy text</CopyButton>
        <span className="text-dim">Prometheus text format</span>
      </div>
      {text === '' ? (
        <p className="text-dim">There is nothing in it.</p>
      ) : (
        <pre className="rounded-[9px] border border-line bg-bg p-3 wrap-anywhere whitespace-pre-wrap [unicode-bidi:isolate]">
          {visibleLines(isLong && !showsAll ? text.slice(0, first) : text)}
        </pre>
      )}
      {isLong && !showsAll && (
        <button type="button" className="my-2 text-dim underline" onClick={() => setShowsAll(true)}>
          show the other {count(text.length - first)} characters
        </button>
      )}
    </div>
  )
}
