import { Button } from '../../components/button.tsx'
import type { CollisionsAnswer } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'

type Props = {
  readonly answer: CollisionsAnswer
  /** The most that can be asked for at once. */
  readonly most: number
  readonly onMore: () => void
}

/** What there is beyond the collisions that are shown. */
export const MoreCollisions = ({ answer: { collisions, total, listed, counts }, most, onMore }: Props) => {
  const shown = collisions.length
  const all = counts.error + counts.warning + counts.note
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3 text-dim">
      {shown < total && (
        <>
          <span>
            {count(shown)} of {counted(total, 'collision')}
          </span>
          {shown < most ? (
            <Button onClick={onMore}>Show more</Button>
          ) : (
            <span>More are not shown at once: filter by severity, kind or gateway.</span>
          )}
        </>
      )}
      {listed < all && (
        <span>
          {count(all)} were counted; the worst {count(listed)} are told one by one.
        </span>
      )}
    </div>
  )
}
