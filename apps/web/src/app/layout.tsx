import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatchRoute, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { isTroubled } from '../features/collisions/is-troubled.ts'
import { DeletionProvider } from '../features/deletion/index.ts'
import { GatewayMenu } from '../features/gateways/gateway-menu.tsx'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { useHotkeys } from '../lib/hotkeys.ts'
import type { Gateway } from '../lib/wire.ts'
import { Header } from './header.tsx'
import { Notes } from './notes.tsx'

// What is looked at second is loaded second.
const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))
const FirstScreen = lazy(async () => ({ default: (await import('../features/gateways/first-screen.tsx')).FirstScreen }))

// A page does not break for want of a line above it: the count in the header tells as much.
const CollisionStrip = lazy(() =>
  import('../features/collisions/collision-strip.tsx').then(
    ({ CollisionStrip: Strip }) => ({ default: Strip }),
    () => ({ default: () => null }),
  ),
)

const none: readonly string[] = []

const countCollisions = (gateways: readonly Gateway[]) => {
  const counts = { errors: 0, warnings: 0 }
  for (const { collisions } of gateways) {
    counts.errors += collisions.error
    counts.warnings += collisions.warning
  }
  return counts
}

/** The frame of every page. Until a gateway was read for the first time there is nothing else to show. */
export const Layout = () => {
  const { data } = useQuery(gatewaysQuery)
  const { gateway: chosen = none } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useHotkeys({ '?': () => setHelpOpen(true) })

  const isAtCollisions = useMatchRoute()({ to: '/collisions' }) !== false
  const shown = gatewaysShown(data, chosen)
  const isUnread = shown.length > 0 && shown.every(({ lastReadAt }) => lastReadAt === null)
  const choose = (names: readonly string[]) =>
    navigate({ to: '.', search: (before) => ({ ...before, gateway: names, group: '' }) })
  return (
    <DeletionProvider>
      <div className="flex h-full flex-col">
        <Header
          gateways={<GatewayMenu chosen={chosen} onChoose={choose} />}
          chosen={chosen}
          collisions={countCollisions(shown)}
          onHelp={() => setHelpOpen(true)}
        />
        <Notes gateways={shown} />
        {!isAtCollisions && shown.some(isTroubled) && (
          // As high as what comes, so that nothing below moves.
          <Suspense fallback={<div className="h-8 shrink-0 border-b border-failing/25 bg-failing/8" />}>
            <CollisionStrip gateways={shown} chosen={chosen} />
          </Suspense>
        )}
        <div className="min-h-0 flex-1 overflow-y-auto">
          {isUnread ? (
            <main>
              <Suspense>
                {shown.map((gateway) => (
                  <FirstScreen key={gateway.name} gateway={gateway} />
                ))}
              </Suspense>
            </main>
          ) : (
            <Outlet />
          )}
        </div>
      </div>
      {isHelpOpen && (
        <Suspense>
          <HelpDialog open onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </DeletionProvider>
  )
}
