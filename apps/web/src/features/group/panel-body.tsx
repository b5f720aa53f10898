import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import type { GroupAnswer, GroupRow } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { MetricsTab } from './metrics-tab.tsx'
import { PanelNotices } from './panel-notices.tsx'
import { type PanelTab, panelTab } from './panel-tab.ts'
import { PushesTab } from './pushes-tab.tsx'
import { RawTab } from './raw-tab.tsx'

type Props = {
  readonly answer: GroupAnswer
  readonly error: Error | null
  readonly now: number | null
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** What the group is part of, told in full. */
  readonly collisions: (group: GroupRow) => ReactNode
  /** The way to where a push to the group can be tried. */
  readonly tryPush: (group: GroupRow) => ReactNode
}

const trigger =
  '-mb-px border-b-2 border-transparent py-2 text-dim hover:text-text data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-text'

const content = 'flex-1 pb-6'

/** The tabs of a group. */
export const PanelBody = ({ answer, error, now, tab, onTab, collisions, tryPush }: Props) => {
  const { metrics } = answer
  return (
    <Tabs.Root value={tab} onValueChange={(value) => onTab(panelTab(value))} className="flex flex-1 flex-col">
      <Tabs.List
        className="sticky top-0 z-10 flex gap-4 border-b border-line bg-panel px-[18px]"
        aria-label="About this group"
      >
        <Tabs.Trigger value="metrics" className={trigger}>
          Metrics <span className="tabular-nums">{count(metrics.length)}</span>
        </Tabs.Trigger>
        <Tabs.Trigger value="pushes" className={trigger}>
          Pushes
        </Tabs.Trigger>
        <Tabs.Trigger value="collisions" className={trigger}>
          Collisions <CollisionCount group={answer.group} />
        </Tabs.Trigger>
        <Tabs.Trigger value="raw" className={trigger}>
          Raw
        </Tabs.Trigger>
      </Tabs.List>
      <PanelNotices answer={answer} error={error} now={now} tab={tab} onTab={onTab} />
      <Tabs.Content value="metrics" className={content}>
        <MetricsTab
          key={answer.group.id}
          metrics={metrics}
          group={answer.group}
          now={now}
          tryPush={tryPush(answer.group)}
        />
      </Tabs.Content>
      <Tabs.Content value="pushes" className={content}>
        <PushesTab group={answer.group} now={now} tryPush={tryPush(answer.group)} />
      </Tabs.Content>
      <Tabs.Content value="collisions" className={content}>
        {collisions(answer.group)}
      </Tabs.Content>
      <Tabs.Content value="raw" className={content}>
        <RawTab text={answer.text} />
      </Tabs.Content>
    </Tabs.Root>
  )
}

// The row tells of so many at most.
const mostTold = 5

const CollisionCount = ({ group: { collisions } }: { readonly group: GroupRow }) =>
  collisions.length > 0 && (
    <span className="tabular-nums">
      {count(collisions.length)}
      {collisions.length === mostTold && '+'}
    </span>
  )
