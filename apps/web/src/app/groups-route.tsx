import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useDeletion } from '../features/deletion/index.ts'
import { groupQuery } from '../features/group/group-query.ts'
import { panelTab } from '../features/group/panel-tab.ts'
import { GroupsPage } from '../features/groups/groups-page.tsx'
import { type GroupsSearch, groupsSearch } from '../features/groups/search.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { proposeGroup } from '../lib/proposal.ts'
import { rootRoute } from './root-route.tsx'

// What is looked at second is loaded second.
const EmptyGateway = lazy(async () => ({
  default: (await import('../features/gateways/empty-gateway.tsx')).EmptyGateway,
}))
const GatewayNotices = lazy(async () => ({
  default: (await import('../features/gateways/gateway-notices.tsx')).GatewayNotices,
}))
const loadPanel = async () => ({ default: (await import('./group-panel.tsx')).GroupPanel })
const GroupPanel = lazy(loadPanel)

const GroupsScreen = () => {
  const search = groupsRoute.useSearch()
  const navigate = groupsRoute.useNavigate()
  const { propose, ended } = useDeletion()
  const { data } = useQuery(gatewaysQuery)
  const client = useQueryClient()
  const onSearch = (change: Partial<GroupsSearch>, how?: { readonly replace: boolean }) =>
    navigate({ search: (before) => ({ ...before, ...change }), ...how })
  const shown = gatewaysShown(data, search.gateway)
  return (
    <GroupsPage
      search={search}
      onSearch={onSearch}
      gateways={data}
      deletionsEnded={ended}
      onPress={(id) => {
        prepareGroups()
        void client.prefetchQuery(groupQuery(id))
      }}
      onDeleteGroup={(group) => propose(proposeGroup(group))}
      onDeleteSelection={propose}
      notices={
        <Suspense>
          <GatewayNotices chosen={search.gateway} />
        </Suspense>
      }
      empty={
        <Suspense>
          {shown.map((gateway) => (
            <EmptyGateway key={gateway.name} gateway={gateway} />
          ))}
        </Suspense>
      }
      panel={(onPick) =>
        search.group !== '' && (
          <Suspense
            fallback={
              <aside aria-busy="true" className="w-[470px] shrink-0 border-l border-line bg-panel max-lg:hidden" />
            }
          >
            <GroupPanel
              key={search.group}
              id={search.group}
              tab={panelTab(search.tab)}
              onTab={(tab) => onSearch({ tab })}
              onClose={() => onSearch({ group: '', tab: '' })}
              onPick={onPick}
              onDelete={propose}
            />
          </Suspense>
        )
      }
    />
  )
}

/** Fetches ahead what the next click will need. */
export const prepareGroups = (): void => {
  void loadPanel()
}

export const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: groupsSearch,
  component: GroupsScreen,
})
