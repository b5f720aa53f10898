import { SeverityIcon, severityColour } from '../../components/severity-icon.tsx'
import type { Collision } from '../../lib/wire.ts'
import { effectWord } from './effect-words.ts'

type Props = { readonly collision: Collision }

/** How bad a collision is: the sign of its severity and what it does. */
export const EffectMark = ({ collision }: Props) => (
  <span
    className={`inline-flex items-baseline gap-1.5 font-semibold [&>svg]:self-center ${severityColour(collision.severity)}`}
  >
    <SeverityIcon severity={collision.severity} />
    <span className="sr-only">{collision.severity}: </span>
    {effectWord(collision)}
  </span>
)
