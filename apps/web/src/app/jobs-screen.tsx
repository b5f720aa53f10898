import { printSelector } from '@gatehouse/domain'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useDeletion } from '../features/deletion/index.ts'
import { EmptyGateway } from '../features/gateways/empty-gateway.tsx'
import { GatewayNotices } from '../features/gateways/gateway-notices.tsx'
import { JobsPage } from '../features/jobs/index.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'

const route = getRouteApi('/jobs')

export const JobsScreen = () => {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { propose } = useDeletion()
  const { data } = useQuery(gatewaysQuery)
  const all = data?.gateways ?? []
  const shown = gatewaysShown(data, search.gateway)
  const openJob = (gateway: string, job: string) =>
    navigate({
      to: '/',
      search: {
        match: printSelector([{ name: 'job', op: '=', value: job }]),
        gateway: all.length > 1 ? [gateway] : [],
      },
    })
  return (
    <JobsPage
      search={search}
      onSearch={(change) => navigate({ to: '/jobs', search: { ...search, ...change } })}
      gateways={data}
      onOpenJob={({ gateway, job }) => openJob(gateway, job)}
      onDeleteJob={propose}
      notices={<GatewayNotices chosen={search.gateway} />}
      empty={shown.map((gateway) => <EmptyGateway key={gateway.name} gateway={gateway} />)}
    />
  )
}
