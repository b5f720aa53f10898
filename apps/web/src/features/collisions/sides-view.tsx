import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Collision } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { signOf } from './kind-words.ts'
import { SideView } from './side-view.tsx'

type Props = { readonly collision: Collision; readonly now: number | null }

const first = 4

// Made by the style, as it is no item of the list, and with an empty text to be read out.
const signBetween =
  "[&>:last-child]:order-2 before:order-1 before:place-self-center before:font-semibold before:text-faint before:[content:attr(data-sign)_/_''] max-md:before:-my-2"

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
        data-sign={isPair ? signOf(collision.kind) : undefined}
        className={`mt-3 grid gap-3 ${isPair ? `md:grid-cols-[1fr_22px_1fr] ${signBetween}` : sides.length > 1 ? 'md:grid-cols-2' : ''}`}
      >
        {shown.map((side, i) => (
          <SideView key={`${i} ${side.group.id}`} {...{ side, collision, now }} />
        ))}
      </ul>
      {groups > shown.length && (
        <p className="mt-2 flex flex-wrap gap-x-4 text-dim">
          <Link
            to="/"
            search={{ gateway: [collision.gateway], collisions: [collision.id] }}
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
