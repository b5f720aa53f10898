import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'

/** A page that broke; the header stays. */
export const PageTrouble = ({ error, reset }: ErrorComponentProps) => (
  <main className="mx-auto max-w-[640px] px-4 py-14">
    <Notice tone="failing">
      <b className="font-semibold">This page broke.</b> {error instanceof Error ? error.message : String(error)}
    </Notice>
    <div className="mt-3 flex gap-2">
      <Button onClick={reset}>Try again</Button>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  </main>
)
