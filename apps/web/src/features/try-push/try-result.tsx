import { CopyButton } from '../../components/copy-button.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import type { Tried } from '../../lib/wire.ts'
import { Changes } from './changes.tsx'
import type { GroupLink } from './group-link.ts'
import { TargetWords } from './target-words.tsx'
import { Verdict } from './verdict.tsx'
import { Violations } from './violations.tsx'

const Command = ({ command }: { readonly command: string }) => (
  <section className="grid gap-1.5">
    <div className="flex items-center gap-3">
      <h2 className="font-semibold">The command</h2>
      <CopyButton text={command}>Copy command</CopyButton>
    </div>
    <pre className="rounded-[9px] border border-line bg-panel p-3 wrap-anywhere whitespace-pre-wrap">
      {visibleText(command)}
    </pre>
    <p className="text-dim">It pushes a file metrics.prom with this body.</p>
  </section>
)

type Props = {
  readonly tried: Tried | undefined
  readonly method: 'PUT' | 'POST'
  readonly groupLink: GroupLink
  /** The form has changed since. */
  readonly isOutdated: boolean
}

/** Everything that is known of a push that was tried. The verdict is read out as it changes. */
export const TryResult = ({ tried, method, groupLink, isOutdated }: Props) => (
  <>
    <div aria-live="polite" aria-busy={isOutdated}>
      {tried ? (
        <Verdict tried={tried} />
      ) : (
        <p className="rounded-[9px] border border-line bg-panel px-3 py-2.5 text-dim">
          Paste the URL your script pushes to, or fill in the labels, and a body.
        </p>
      )}
    </div>
    {tried && (
      <>
        <TargetWords tried={tried} />
        {tried.violations.length > 0 && <Violations tried={tried} groupLink={groupLink} />}
        <Changes tried={tried} method={method} />
        {tried.command !== null && <Command command={tried.command} />}
      </>
    )}
  </>
)
