import type { ComponentProps } from 'react'
import { TryPushLink } from '../components/try-push-link.tsx'
import { GroupCollisions } from '../features/collisions/group-collisions.tsx'
import { useDeletion } from '../features/deletion/index.ts'
import { GroupPanel as Panel } from '../features/group/index.ts'
import { proposeFix } from '../lib/proposal.ts'

type Props = Omit<ComponentProps<typeof Panel>, 'collisions' | 'tryPush'>

/** The open group with what it is part of. */
export const GroupPanel = (props: Props) => {
  const { propose } = useDeletion()
  return (
    <Panel
      {...props}
      collisions={(group) => (
        <GroupCollisions group={group} onFix={(collision, fix) => propose(proposeFix(collision, fix))} />
      )}
      tryPush={(group) => <TryPushLink group={group} />}
    />
  )
}
