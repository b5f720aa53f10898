import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Collision } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { signOf } from './kind-words.ts'
import { SideView } from './side-view.tsx'

type Props = { readonly collision: Collision; readonly now: number | null }

const first = 4

/** The groups of a collision beside each other: two with a sign between them, the first few of many. */
export const SidesView = ({ collision, now }: Props) => {
  const { sides, groups } = collision
  const [showsAll, setShowsAll] = useState(sides.length <= first + 1)
  const shown = showsAll ? sides : sides.slice(0, first)
  const isPair = sides.length === 2 && groups === 2
  if (sides.length === 0) return null
  return (
    <>
      <ul
        aria-label="Groups of this collision"
        className={`mt-3 grid gap-3 ${isPair ? 'md:grid-cols-[1fr_22px_1fr]' : sides.length > 1 ? 'md:grid-cols-2' : ''}`}
      >
        {shown.flatMap((side, i) => [
          ...(isPair && i === 1 ? [<Sign key="sign" kind={collision.kind} />] : []),
          <SideView key={`${i} ${side.group.id}`} {...{ side, collision, now }} />,
        ])}
      </ul>
      {groups > shown.length && (
        <p className="mt-2 flex flex-wrap gap-x-4 text-dim">
          <Link
            to="/"
            search={{ gateway: [collision.gateway], collisions: [collision.kind] }}
            className="underline underline-offset-2 hover:text-text"
          >
            and {counted(groups - shown.length, 'more group')}
          </Link>
          {!showsAll && (
            <button
              type="button"
              className="underline underline-offset-2 hover:text-text"
              onClick={() => setShowsAll(true)}
            >
              compare {count(sides.length - first)} more here
            </button>
          )}
        </p>
      )}
    </>
  )
}

const Sign = ({ kind }: Pick<Collision, 'kind'>) => (
  <li aria-hidden="true" className="grid place-items-center font-semibold text-faint max-md:-my-2">
    {signOf(kind)}
  </li>
)
