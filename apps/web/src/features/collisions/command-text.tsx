import { CopyButton } from '../../components/copy-button.tsx'
import { visibleLines } from '../../lib/visible-text.ts'

/** A command to copy. What is copied is the text itself, whatever is made visible in it here. */
export const CommandText = ({ command }: { readonly command: string }) => (
  <div className="flex w-full min-w-0 flex-wrap items-start gap-2">
    <pre className="max-h-48 min-w-0 flex-1 basis-72 overflow-y-auto rounded-[7px] border border-line bg-panel px-2.5 py-1.5 whitespace-pre-wrap wrap-anywhere [unicode-bidi:isolate]">
      {visibleLines(command)}
    </pre>
    <CopyButton text={command}>Copy</CopyButton>
  </div>
)
