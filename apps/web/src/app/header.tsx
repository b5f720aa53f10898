import { Link } from '@tanstack/react-router'
import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'
import { ReadAge } from './read-age.tsx'
import { ThemeButton } from './theme-button.tsx'

const tab =
  'flex items-center border-y-2 border-transparent px-2.5 text-dim hover:text-text data-[status=active]:border-b-accent data-[status=active]:font-semibold data-[status=active]:text-text'

const sameGateways = ({ gateway }: { readonly gateway?: readonly string[] }) => ({ gateway: gateway ?? [] })

type Props = {
  readonly gateways: ReactNode
  readonly chosen: readonly string[]
  readonly onHelp: () => void
}

/** Where we are, which gateways are shown, how old that is. */
export const Header = ({ gateways, chosen, onHelp }: Props) => (
  <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3 sm:gap-5 sm:px-5">
    <span className="flex items-center gap-2 text-sm font-semibold tracking-tight">
      <Logo />
      <span className="max-sm:sr-only">Gatehouse</span>
    </span>
    <nav aria-label="Pages" className="flex h-full">
      <Link to="/" search={sameGateways} className={tab} activeOptions={{ exact: true, includeSearch: false }}>
        Groups
      </Link>
      <Link to="/jobs" search={sameGateways} className={tab} activeOptions={{ includeSearch: false }}>
        Jobs
      </Link>
      <Link to="/try" search={sameGateways} className={`${tab} max-md:hidden`} activeOptions={{ includeSearch: false }}>
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
