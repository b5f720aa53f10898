import { Link } from '@tanstack/react-router'
import { visibleText } from '../../lib/visible-text.ts'
import type { Collision } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { CodeText } from './code-text.tsx'
import { effectSentences } from './effect-words.ts'

/** What a collision does to scrapes and to other pushers, and what else was seen. */
export const EffectsView = ({ collision }: { readonly collision: Collision }) => {
  const { refused, gateway, details } = collision
  return (
    <ul className="mt-3 list-disc space-y-0.5 pl-4 text-dim marker:text-faint">
      {effectSentences(collision, visibleText(gateway)).map((sentence) => (
        <li key={sentence} className="wrap-anywhere">
          {sentence}
        </li>
      ))}
      {refused > 0 && (
        <li>
          <Link
            to="/"
            search={{ gateway: [gateway], state: ['failing', 'never'] }}
            className="underline underline-offset-2 hover:text-text"
          >
            {counted(refused, 'group')}
          </Link>{' '}
          {refused === 1 ? 'is' : 'are'} kept out meanwhile: the last push to {refused === 1 ? 'it' : 'each'} was
          refused.
        </li>
      )}
      {details.map((detail) => (
        <li key={detail} className="wrap-anywhere">
          <CodeText text={detail} of={collision} />
        </li>
      ))}
    </ul>
  )
}
