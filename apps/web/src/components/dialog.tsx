import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'

type Props = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  /** Reaches from edge to edge; pads itself. */
  readonly children: ReactNode
  readonly initialFocusRef?: RefObject<HTMLElement | null>
}

// Not Radix's own overlay: it locks scrolling by an inline <style>, which our content security policy forbids.
const shade = 'fixed inset-0 z-40 bg-black/45 motion-safe:animate-[fade_120ms_ease-out]'
const frame =
  'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-[660px] flex-col overflow-hidden rounded-t-xl border border-line bg-panel shadow-dialog sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[86dvh] sm:rounded-xl'

/** The shell of every dialog: trapped focus, Esc closes, the page behind is out of reach. */
export const Dialog = ({ open, onClose, title, description, children, initialFocusRef }: Props) => (
  <Radix.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()}>
    <Radix.Portal>
      <div className={shade} aria-hidden="true" />
      <Radix.Content
        className={frame}
        {...(description ? {} : { 'aria-describedby': undefined })}
        onOpenAutoFocus={(event) => {
          if (!initialFocusRef?.current) return
          event.preventDefault()
          initialFocusRef.current.focus()
        }}
      >
        <div className="flex items-start gap-3 px-5 pt-4">
          <div className="min-w-0 flex-1">
            <Radix.Title className="text-base font-semibold tracking-tight wrap-anywhere">{title}</Radix.Title>
            {description && <Radix.Description className="mt-1 text-dim">{description}</Radix.Description>}
          </div>
          <Radix.Close aria-label="Close" className="rounded-md p-1 text-dim hover:bg-hover hover:text-text">
            <X size={16} aria-hidden="true" />
          </Radix.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto pt-3">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
