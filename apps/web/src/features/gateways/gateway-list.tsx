import { Popover } from 'radix-ui'
import { type RefObject, useRef } from 'react'
import type { Gateway } from '../../lib/wire.ts'
import { GatewayChoice } from './gateway-choice.tsx'

type Props = {
  readonly all: readonly Gateway[]
  readonly chosen: readonly string[]
  readonly onChoose: (names: readonly string[]) => void
  readonly isAnyPicked: boolean
  /** What it hangs from, which gets the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

const hasTarget = (element: Element | null, { target }: Event) => target instanceof Node && element?.contains(target)

/** The open menu of gateways, until Esc or a click elsewhere closes it. */
export const GatewayList = ({ all, chosen, onChoose, isAnyPicked, button, onClose }: Props) => {
  const isLeft = useRef(false)
  return (
    <Popover.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Popover.Anchor virtualRef={button} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Gateways"
          className="z-30 flex max-h-[70dvh] w-[min(360px,calc(100vw-24px))] flex-col overflow-y-auto rounded-[10px] border border-line bg-panel py-1.5 shadow-dialog"
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (hasTarget(button.current, event)) event.preventDefault()
            else isLeft.current = true
          }}
          onCloseAutoFocus={() => isLeft.current || button.current?.focus()}
        >
          {all.map((gateway) => (
            <GatewayChoice key={gateway.name} gateway={gateway} all={all} chosen={chosen} onChoose={onChoose} />
          ))}
          {isAnyPicked && (
            <button
              type="button"
              className="mx-3 mt-1 rounded-md border-t border-line2 py-1.5 text-left text-dim underline hover:text-text"
              onClick={() => onChoose([])}
            >
              show all gateways
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
