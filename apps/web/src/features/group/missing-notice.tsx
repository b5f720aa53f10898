import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../components/notice.tsx'
import { isExpectedByName } from '../../lib/expected-by-name.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { lostByRestart } from './lost-by-restart.ts'
import { QuietTime } from './quiet-time.tsx'

type Props = { readonly group: GroupRow; readonly now: number | null }

/** Since when a group is missing, and the restart that took it, where one did. */
export const MissingNotice = ({ group, now }: Props) => {
  const { data } = useQuery(gatewaysQuery)
  const gateway = gatewayCalled(data, group.gateway)
  const isByName = isExpectedByName(group)
  const restart = gateway && lostByRestart(group, gateway)
  return (
    <Notice tone="late">
      <b>Not at the gateway</b>
      {group.missingSince !== null && (
        <>
          {' '}
          since <QuietTime at={group.missingSince} now={now} />
        </>
      )}
      .{' '}
      {restart ? (
        <>
          The gateway restarted <QuietTime at={restart.startedAt} now={now} />
          {restart.inMemory
            ? ', and it keeps its groups in memory only (no --persistence.file). '
            : ', after the last push. '}
        </>
      ) : (
        isByName && 'A rule names it, and no push to it is known. '
      )}
      It comes back with its next push{isByName ? '.' : '; Forget stops expecting what was seen.'}
    </Notice>
  )
}
