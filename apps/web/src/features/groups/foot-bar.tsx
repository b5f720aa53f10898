import { deleteCommand, groupingKey } from '@gatehouse/domain'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { commandBlockedBecause } from '../../lib/delete-block.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import type { GatewaysAnswer, GroupRow } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import type { Selection } from './selection.ts'

type Props = {
  readonly selection: Selection
  /** What has to be known of the selection; empty when nothing. */
  readonly note: string
  readonly size: { readonly groups: number; readonly series: number }
  /** The rows in sight; null before anything was laid out. */
  readonly shown: { readonly first: number; readonly last: number } | null
  readonly matched: number
  readonly total: number
  readonly gateways: GatewaysAnswer | undefined
  /** Why nothing of the selection can be deleted, or undefined. */
  readonly deleteBlockedBecause: string | undefined
  /** What the rows would look like differently if they did not keep still. */
  readonly changes: number
  readonly onApply: () => void
  readonly onDelete: () => void
  readonly onSelectAll: () => void
  readonly onSelectNone: () => void
}

const commands = (rows: Iterable<GroupRow>, gateways: GatewaysAnswer | undefined): string =>
  [...rows]
    .filter((group) => commandBlockedBecause(group) === undefined)
    .map((group) => {
      const url = gatewayCalled(gateways, group.gateway)?.url ?? ''
      return deleteCommand(url, groupingKey(Object.entries(group.labels)))
    })
    .join('\n')

const whyNotCopy = (selection: Selection, gateways: GatewaysAnswer | undefined) => {
  if (!gateways) return 'The addresses of the gateways are not known yet'
  if (selection.kind === 'all') return 'Commands are copied for groups picked one by one'
  const isDoubtful = [...selection.rows.values()].every((group) => commandBlockedBecause(group) !== undefined)
  return isDoubtful ? 'A command might hit another group: the identity is in doubt' : undefined
}

const Selected = ({
  selection,
  size,
  gateways,
  deleteBlockedBecause,
  matched,
  onDelete,
  onSelectAll,
  onSelectNone,
}: Props) => (
  <>
    <span className="whitespace-nowrap">
      <b className="font-semibold text-text">
        {selection.kind === 'all' && selection.except.size === 0 ? 'all ' : ''}
        {count(size.groups)} selected
      </b>{' '}
      · {count(size.series)} series
      {selection.kind === 'all' && (
        <span className="max-md:hidden" title="Groups that come to match it belong to it, too, until the list is made">
          {' '}
          · everything this filter matches
          {selection.except.size > 0 && `, except ${count(selection.except.size)}`}
        </span>
      )}
    </span>
    <Button tone="danger" onClick={onDelete} disabledBecause={deleteBlockedBecause}>
      Delete {counted(size.groups, 'group')}…
    </Button>
    <span className="flex max-sm:hidden">
      <CopyButton
        text={selection.kind === 'some' ? commands(selection.rows.values(), gateways) : ''}
        disabledBecause={whyNotCopy(selection, gateways)}
      >
        Copy curl
      </CopyButton>
    </span>
    {selection.kind === 'some' && size.groups < matched && (
      <Button tone="quiet" className="max-md:hidden" onClick={onSelectAll}>
        Select all {count(matched)} matching
      </Button>
    )}
    <Button tone="quiet" onClick={onSelectNone}>
      Clear
    </Button>
  </>
)

/** What is selected and what can be done with it; which rows are in sight, and what the filter hides. */
export const FootBar = (props: Props) => {
  const { size, note, shown, matched, total, changes, onApply } = props
  return (
    <div className="sticky bottom-0 z-10 -mx-1 flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 bg-bg px-1 py-2.5 text-dim">
      {size.groups > 0 && <Selected {...props} />}
      <span role="status">{note}</span>
      <span role="status" className="ml-auto">
        {changes > 0 && (
          <Button className="border-accent/50" title="Rows keep still while you work with them" onClick={onApply}>
            {counted(changes, 'change')}, apply
          </Button>
        )}
      </span>
      <span className={`tabular-nums ${size.groups > 0 ? 'max-md:hidden' : ''}`}>
        {shown ? `showing ${count(shown.first)}–${count(shown.last)} of ${count(matched)}` : counted(matched, 'group')}
        {total > matched && ` · ${count(total - matched)} hidden by the filter`}
      </span>
    </div>
  )
}
