import { firstPushCommand, groupingKey } from '@gatehouse/domain'
import { CopyButton } from '../../components/copy-button.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'

const example = groupingKey([['job', 'my_job']])

/** A gateway without groups: how to push the first one to it. */
export const EmptyGateway = ({ gateway }: { readonly gateway: Gateway }) => {
  const command = firstPushCommand(gateway.url, example)
  return (
    <section className="mx-auto w-full max-w-[640px] px-4 py-8 sm:py-14">
      <div className="rounded-xl border border-line bg-panel px-5 py-4">
        <h1 className="text-base font-semibold tracking-tight wrap-anywhere">
          {visibleText(gateway.name)} holds no groups yet
        </h1>
        <p className="mt-1 text-dim">Push one from any shell; it shows up here within seconds.</p>
        <pre className="my-3 rounded-[9px] border border-line bg-bg p-3 whitespace-pre-wrap wrap-anywhere">
          {visibleText(command)}
        </pre>
        <CopyButton text={command}>Copy push command</CopyButton>
        <p className="mt-3 text-dim">
          This makes the group <code>{'{job="my_job"}'}</code>. Label values in the path are base64, which carries any
          text; for a plain word <code>/metrics/job/my_job</code> is the same.
        </p>
        {gateway.flags['persistence.file'] === '' && (
          <p className="mt-2 text-dim">
            This gateway keeps its groups in memory only: a restart empties it (no <code>--persistence.file</code>).
          </p>
        )}
      </div>
    </section>
  )
}
