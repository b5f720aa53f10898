import { Notice } from '../../components/notice.tsx'
import { explainDoubt } from '../../lib/doubt-words.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupAnswer } from '../../lib/wire.ts'
import { CollisionNotice } from './collision-notice.tsx'
import { isGone } from './group-query.ts'
import { MissingNotice } from './missing-notice.tsx'
import type { PanelTab } from './panel-tab.ts'
import { QuietTime } from './quiet-time.tsx'

type Props = {
  readonly answer: GroupAnswer
  readonly error: Error | null
  readonly now: number | null
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
}

/** What a person should know of this group before its numbers. */
export const PanelNotices = ({ answer, error, now, tab, onTab }: Props) => {
  const { group } = answer
  const doubt = group.state === 'missing' ? null : explainDoubt(group)
  return (
    <div className="flex flex-col gap-2 px-[18px] not-empty:pt-3.5">
      {error && <ReadTrouble answer={answer} error={error} now={now} />}
      {group.state === 'missing' && <MissingNotice group={group} now={now} />}
      {doubt && (
        <Notice tone="failing">
          <b>{doubt.headline}.</b> {doubt.explanation}
        </Notice>
      )}
      {tab !== 'collisions' && <CollisionNotice group={group} onTab={onTab} />}
      {group.refusals && group.state !== 'never' && tab !== 'pushes' && tab !== 'collisions' && (
        <Notice tone="failing">
          <b>Pushes are refused</b> since <QuietTime at={group.refusals.since} now={now} />. What is shown is what the
          last accepted push left.
        </Notice>
      )}
    </div>
  )
}

const ReadTrouble = ({ answer, error, now }: Pick<Props, 'answer' | 'now'> & { readonly error: Error }) => {
  const { readAt } = answer.asOf
  const seen = readAt === null ? null : <QuietTime at={readAt} now={now} />
  if (isGone(error))
    return (
      <Notice tone="plain">
        <b>This group is gone.</b> {seen && <>It was last seen {seen}; what it held then is shown.</>}
      </Notice>
    )
  return (
    <Notice tone="late">
      <b>Not refreshed:</b> {visibleText(error.message)}. {seen && <>What was read {seen} is shown.</>}
    </Notice>
  )
}
