import { Button } from '../../components/button.tsx'
import { counted } from '../../lib/words.ts'

type Props = { readonly hidden: number; readonly onClear: () => void }

/** There are groups, but none that matches. */
export const NoMatch = ({ hidden, onClear }: Props) => (
  <div className="rounded-[10px] border border-line bg-panel px-5 py-12 text-center">
    <p className="text-[15px] font-medium">No group matches</p>
    <p className="mt-1 mb-4 text-dim">{counted(hidden, 'group')} hidden by the filter</p>
    <Button onClick={onClear}>Clear the filter</Button>
  </div>
)
