import { Button } from '../../components/button.tsx'
import { count } from '../../lib/words.ts'

type Props = { readonly shown: number; readonly total: number; readonly onMore: () => void }

/** How much of the list is shown, and more of it. */
export const JobsFoot = ({ shown, total, onMore }: Props) => (
  <div className="flex items-center gap-3 px-0.5 py-2.5 text-dim tabular-nums">
    {shown < total && <Button onClick={onMore}>Show more</Button>}
    <span className="ml-auto">
      showing 1–{count(shown)} of {count(total)}
    </span>
  </div>
)
