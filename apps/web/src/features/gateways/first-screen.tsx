import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Gateway } from '../../lib/wire.ts'
import { Attempts } from './attempts.tsx'
import { likelyCauses } from './likely-causes.ts'
import { troubles } from './troubles.ts'

type Props = { readonly gateway: Gateway }

/** What stands in place of the dashboard until a gateway was read for the first time. */
export const FirstScreen = ({ gateway }: Props) => (
  <section aria-label={visibleText(gateway.name)} className="mx-auto w-full max-w-[640px] px-4 py-8 sm:py-14">
    <div className="overflow-hidden rounded-xl border border-line bg-panel">
      <div className="px-5 pt-4 pb-3.5">
        {gateway.error ? (
          <Headline gateway={gateway} text={troubles[gateway.error.code].headline} />
        ) : (
          <Reading gateway={gateway} />
        )}
        <p className="mt-1 font-mono text-xs wrap-anywhere">{visibleText(gateway.url)}</p>
      </div>
      {gateway.error && <Trouble gateway={gateway} />}
    </div>
  </section>
)

const Headline = ({ gateway, text }: Props & { readonly text: string }) => (
  <h1 className="text-base font-semibold tracking-tight wrap-anywhere">
    <span className="text-failing">{visibleText(gateway.name)}</span> cannot be read: {text.toLowerCase()}
  </h1>
)

const Reading = ({ gateway }: Props) => (
  <h1 role="status" className="flex items-center gap-2 text-base font-semibold tracking-tight wrap-anywhere">
    <LoaderCircle size={16} aria-hidden="true" className="shrink-0 text-dim motion-safe:animate-spin" />
    Reading {visibleText(gateway.name)} for the first time…
  </h1>
)

const Trouble = ({ gateway }: Props) => {
  const { data } = useQuery(gatewaysQuery)
  if (!gateway.error) return null
  const { message } = gateway.error
  return (
    <>
      <pre className="max-h-48 overflow-y-auto border-y border-line bg-failing/8 px-5 py-3 whitespace-pre-wrap wrap-anywhere">
        {visibleText(message)}
      </pre>
      <div className="px-5 py-3.5">
        <h2 className="font-semibold">Likely causes</h2>
        <ul className="mt-1 list-disc space-y-1 pl-4 text-dim marker:text-faint">
          {likelyCauses(gateway.error).map((cause) => (
            <li key={cause}>{cause}</li>
          ))}
        </ul>
      </div>
      <footer className="border-t border-line px-5 py-3 text-dim">
        {data && <Attempts gateway={gateway} answer={data} />} This page becomes the dashboard by itself.
      </footer>
    </>
  )
}
