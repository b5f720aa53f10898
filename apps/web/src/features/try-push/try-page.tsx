import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { AnswerTrouble } from '../../components/answer-trouble.tsx'
import { Button } from '../../components/button.tsx'
import type { Gateway } from '../../lib/wire.ts'
import { BodyField } from './body-field.tsx'
import type { GroupLink } from './group-link.ts'
import { TargetFields } from './target-fields.tsx'
import { requestOf, type TryStart, useTryForm } from './try-form.ts'
import { tryQuery } from './try-query.ts'
import { TryResult } from './try-result.tsx'
import { useSettled } from './use-settled.ts'

type Props = {
  readonly gateways: readonly Gateway[]
  readonly gateway: Gateway
  readonly start: TryStart | undefined
  readonly onGateway: (name: string) => void
  readonly notices: ReactNode
  readonly groupLink: GroupLink
}

const typingPause = 300

/** Paste a push and see what the gateway would make of it. Nothing is sent to the gateway. */
export const TryPage = ({ gateways, gateway, start, onGateway, notices, groupLink }: Props) => {
  const { form, change, typeUrl, typeLabels } = useTryForm(gateway, start)
  const request = useMemo(() => requestOf(gateway.name, form), [gateway.name, form])
  const settled = useSettled(request, typingPause)
  const { data, error, refetch, isPlaceholderData } = useQuery(tryQuery(settled))
  const tried = request && data ? data : undefined
  return (
    <main className="h-full min-w-0 overflow-y-auto px-3 pt-3.5 pb-6 sm:px-5">
      <h1 className="text-[19px] font-semibold tracking-tight">Try a push</h1>
      <p className="mt-0.5 mb-3 text-dim">See what the gateway would make of it. Nothing is sent.</p>
      {notices}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
        <form className="grid min-w-0 gap-4" aria-label="Push to try" onSubmit={(event) => event.preventDefault()}>
          <TargetFields
            {...{ gateways, gateway, onGateway, form, typeUrl, typeLabels }}
            onMethod={(method) => change({ method })}
          />
          <BodyField
            body={form.body}
            onBody={(body) => change({ body })}
            findings={tried && !isPlaceholderData ? tried.findings : []}
          />
        </form>
        <section aria-label="What would happen" className="grid min-w-0 gap-4">
          {error && (
            <AnswerTrouble error={error} asOf={undefined} className="">
              <Button onClick={() => refetch()}>Try again</Button>
            </AnswerTrouble>
          )}
          <TryResult tried={tried} method={form.method} groupLink={groupLink} isOutdated={settled !== request} />
        </section>
      </div>
    </main>
  )
}
