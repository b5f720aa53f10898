import { visibleText } from '../lib/visible-text.ts'
import type { Gateway } from '../lib/wire.ts'

type Props = { readonly gateways: readonly Gateway[] }

/** What whoever configured a gateway wants said about it, such as that it is a demo. */
export const Notes = ({ gateways }: Props) => {
  const noted = gateways.filter(({ note }) => note !== null && note !== '')
  return noted.map(({ name, note }) => (
    <p key={name} className="shrink-0 border-b border-line bg-chip px-3 py-1 text-xs wrap-anywhere sm:px-5">
      {gateways.length > 1 && <b className="font-semibold">{visibleText(name)}: </b>}
      {visibleText(note ?? '')}
    </p>
  ))
}
