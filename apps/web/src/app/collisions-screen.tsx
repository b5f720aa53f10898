import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CollisionsPage } from '../features/collisions/collisions-page.tsx'
import { useDeletion } from '../features/deletion/index.ts'
import { GatewayNotices } from '../features/gateways/gateway-notices.tsx'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { proposeFix } from '../lib/proposal.ts'

const route = getRouteApi('/collisions')

export const CollisionsScreen = () => {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { propose } = useDeletion()
  const { data } = useQuery(gatewaysQuery)
  return (
    <CollisionsPage
      search={search}
      onSearch={(change) => navigate({ to: '/collisions', search: { ...search, ...change } })}
      gateways={data}
      notices={<GatewayNotices chosen={search.gateway} />}
      onFix={(collision, fix) => propose(proposeFix(collision, fix))}
    />
  )
}
