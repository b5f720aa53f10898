import { Link } from '@tanstack/react-router'
import { Dialog } from '../components/dialog.tsx'

const keys = [
  ['/', 'Filter'],
  ['j  k', 'Next, previous group or collision'],
  ['x', 'Select the group'],
  ['Shift + click', 'Select up to here'],
  ['Enter', 'Open the group; on a collision, its first fix'],
  ['#', 'Delete the group or the selection: shows the list first'],
  ['Esc', 'Close what is open'],
  ['?', 'This help'],
] as const

const clicks = [
  ['Click a label', 'Filter by it'],
  ['Alt + click', 'Exclude it'],
  ['Shift + click', 'Copy it'],
] as const

const ages = [['>1h  <5m', 'Typed into the filter: last push older, younger than that. Also: older than 1d']] as const

type ListProps = { readonly title: string; readonly rows: readonly (readonly [string, string])[] }

const KeyList = ({ title, rows }: ListProps) => (
  <section>
    <h3 className="mb-1.5 font-semibold">{title}</h3>
    <dl className="grid grid-cols-[110px_1fr] items-baseline gap-y-1.5">
      {rows.map(([key, words]) => (
        <div key={words} className="contents">
          <dt>
            <kbd className="whitespace-pre">{key}</kbd>
          </dt>
          <dd className="text-dim">{words}</dd>
        </div>
      ))}
    </dl>
  </section>
)

type Props = { readonly open: boolean; readonly onClose: () => void }

export const HelpDialog = ({ open, onClose }: Props) => (
  <Dialog open={open} onClose={onClose} title="Keys and clicks">
    <div className="grid gap-6 px-5 pb-5 sm:grid-cols-2">
      <KeyList title="Keys" rows={keys} />
      <div className="grid content-start gap-6">
        <KeyList title="Labels" rows={clicks} />
        <KeyList title="Age" rows={ages} />
        <p className="text-dim">
          A push is refused, or you are not sure of one?{' '}
          <Link to="/try" className="text-text underline" onClick={onClose}>
            Try a push
          </Link>{' '}
          without sending it.
        </p>
      </div>
    </div>
  </Dialog>
)
