import { type RefObject, useState } from 'react'
import { Button } from '../../components/button.tsx'
import type { Plan } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { ConfirmField } from './confirm-field.tsx'
import { verbOf, whyEmpty } from './plan-words.ts'

type Props = {
  readonly plan: Plan | undefined
  readonly isPlanning: boolean
  readonly isApplying: boolean
  readonly cancelRef: RefObject<HTMLButtonElement | null>
  readonly onCancel: () => void
  readonly onConfirm: (plan: Plan, confirm: string | undefined) => void
}

const whyNot = ({ plan, isPlanning, isApplying }: Props, typed: string): string | undefined => {
  if (isApplying) return 'It is being started'
  if (isPlanning) return 'The list is being made'
  if (!plan) return 'There is no list of what would go'
  if (plan.confirm !== null && typed !== plan.confirm) return `Type ${plan.confirm} first`
  return whyEmpty(plan)
}

/** The last word: what cannot be undone, Cancel, and a button that says how many go. */
export const PlanFooter = (props: Props) => {
  const { plan, cancelRef, onCancel, onConfirm } = props
  const [typed, setTyped] = useState('')
  const verb = plan ? verbOf(plan) : 'Delete'
  const nothing = plan && whyEmpty(plan)
  const confirm = plan?.confirm ?? undefined
  return (
    <form
      className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2.5 border-t border-line bg-panel px-5 py-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (plan && whyNot(props, typed) === undefined) onConfirm(plan, confirm)
      }}
    >
      {confirm !== undefined && plan && plan.total > 0 && (
        <ConfirmField expected={confirm} typed={typed} onType={setTyped} />
      )}
      <p className="min-w-[220px] flex-1 text-dim max-sm:basis-full">
        {nothing ??
          (verb === 'Forget'
            ? 'Gatehouse stops expecting what it saw there. Anything pushed again meanwhile is kept.'
            : 'Anything pushed again meanwhile is kept. This cannot be undone.')}
      </p>
      <Button ref={cancelRef} onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" tone="danger" disabledBecause={whyNot(props, typed)}>
        {plan && plan.total > 0 ? `${verb} ${counted(plan.total, 'group')}` : 'Delete'}
      </Button>
    </form>
  )
}
