import { Link } from '@tanstack/react-router'
import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { count } from '../lib/words.ts'
import { Logo } from './logo.tsx'
import { ReadAge } from './read-age.tsx'
import { ThemeButton } from './theme-button.tsx'

const tab =
  'flex items-center border-y-2 border-transparent px-2.5 text-dim hover:text-text data-[status=active]:border-b-accent data-[status=active]:font-semibold data-[status=active]:text-text'

const sameGateways = ({ gateway }: { readonly gateway?: readonly string[] }) => ({ gateway: gateway ?? [] })

type CollisionCounts = { readonly errors: number; readonly warnings: number }

type Props = {
  readonly gateways: ReactNode
  readonly chosen: readonly string[]
  /** Of the gateways that are shown. */
  readonly collisions: CollisionCounts
  readonly onHelp: () => void
}

/** Where we are, which gateways are shown, how old that is. */
export const Header = ({ gateways, chosen, collisions, onHelp }: Props) => (
  <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3 max-sm:h-auto max-sm:flex-wrap max-sm:gap-y-0 max-sm:pt-1.5 sm:gap-5 sm:px-5">
    <span className="flex items-center gap-2 text-sm font-semibold tracking-tight">
      <Logo />
      <span className="max-sm:sr-only">Gatehouse</span>
    </span>
    <nav
      aria-label="Pages"
      className="flex h-full max-sm:order-last max-sm:-mx-1 max-sm:h-9 max-sm:w-full max-sm:overflow-x-auto"
    >
      <Link to="/" search={sameGateways} className={tab} activeOptions={{ exact: true, includeSearch: false }}>
        Groups
      </Link>
      <Link to="/jobs" search={sameGateways} className={tab} activeOptions={{ includeSearch: false }}>
        Jobs
      </Link>
      <Link to="/collisions" search={sameGateways} className={tab} activeOptions={{ includeSearch: false }}>
        Collisions <Badge {...collisions} />
      </Link>
      <Link to="/try" search={sameGateways} className={tab} activeOptions={{ includeSearch: false }}>
        Try a push
      </Link>
    </nav>
    <div className="ml-auto flex min-w-0 items-center gap-1 text-dim sm:gap-2">
      {gateways}
      <ReadAge chosen={chosen} />
      <ThemeButton />
      <button type="button" className="icon-button" aria-label="Help" title="Keys and clicks (?)" onClick={onHelp}>
        <CircleHelp size={15} aria-hidden="true" />
      </button>
    </div>
  </header>
)

const Badge = ({ errors, warnings }: CollisionCounts) => {
  if (errors + warnings === 0) return null
  const words = `errors: ${count(errors)}, warnings: ${count(warnings)}`
  return (
    <span
      title={words}
      className={`ml-1.5 rounded-full px-1.5 text-[11px] font-semibold tabular-nums ${errors > 0 ? 'bg-failing/8 text-failing' : 'bg-late/8 text-late'}`}
    >
      <span aria-hidden="true">{count(errors + warnings)}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
