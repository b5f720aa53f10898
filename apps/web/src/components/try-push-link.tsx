import { Link } from '@tanstack/react-router'
import type { GroupRow } from '../lib/wire.ts'

type Props = { readonly group: Pick<GroupRow, 'id' | 'gateway'> }

// Named as a text: the page is one of its own, and need not be there.
const page: string = '/try'

/** Leads to where a push to this group can be tried without pushing it. */
export const TryPushLink = ({ group }: Props) => (
  <Link
    to={page}
    search={{ gateway: [group.gateway], group: group.id } as never}
    className="underline underline-offset-2 hover:text-text"
  >
    Try a push
  </Link>
)
