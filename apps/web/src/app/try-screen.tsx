import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { GatewayNotices } from '../features/gateways/gateway-notices.tsx'
import { groupQuery } from '../features/group/group-query.ts'
import { TryPage } from '../features/try-push/index.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'

const route = getRouteApi('/try')

export const TryScreen = () => {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data } = useQuery(gatewaysQuery)
  const asked = search.group !== ''
  const { data: found, isPending } = useQuery({ ...groupQuery(search.group), enabled: asked })
  const [first] = gatewaysShown(data, search.gateway)
  const gateway = data?.gateways.find(({ name }) => name === found?.group.gateway) ?? first
  if (!data || !gateway || (asked && isPending)) return <main aria-busy="true" />
  return (
    <TryPage
      key={`${gateway.name} ${search.group}`}
      gateways={data.gateways}
      gateway={gateway}
      start={found ? { labels: Object.entries(found.group.labels), body: found.text } : undefined}
      onGateway={(name) => navigate({ to: '/try', search: { gateway: [name], group: '' } })}
      notices={<GatewayNotices chosen={[gateway.name]} />}
      groupLink={(id, children) => (
        <Link to="/" search={{ gateway: [gateway.name], group: id }} className="hover:underline">
          {children}
        </Link>
      )}
    />
  )
}
