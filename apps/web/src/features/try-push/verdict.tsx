import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Tried } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { verdictWords } from './verdict-words.ts'

const tones = {
  good: 'border-fresh/35 bg-fresh/8 [&_b]:text-fresh',
  bad: 'border-failing/30 bg-failing/8 [&_b]:text-failing',
  unsure: 'border-late/30 bg-late/8 [&_b]:text-late',
}

const longest = 600

const ComparedWith = ({ compared, others }: Pick<Tried, 'compared' | 'others'>) => {
  if (others === 0) return null
  const all =
    compared === others ? `all ${count(others)} other groups` : `${count(compared)} of ${count(others)} other groups`
  return <p className="mt-1 text-dim">Held against {others === 1 ? 'the other group' : all} there now.</p>
}

/** What the gateway would answer, and why. */
export const Verdict = ({ tried }: { readonly tried: Tried }) => {
  const { tone, sign, title, detail } = verdictWords(tried)
  return (
    <div className={`rounded-[9px] border px-3 py-2.5 wrap-anywhere ${tones[tone]}`}>
      <p className="text-[15px]">
        <b className="font-semibold">
          <span aria-hidden="true">{sign}</span> {title}
        </b>
      </p>
      {detail !== '' && <p className="mt-1">{visibleText(detail)}</p>}
      {tried.cause !== null && (
        <p className="mt-1.5">
          <code>{visibleText(shortened(tried.cause, longest))}</code>
        </p>
      )}
      {tried.locksRoute && (
        <p className="mt-1.5 text-failing">
          Do not send it: a Pushgateway up to 1.6.0 answers nothing more on this route until it is restarted.
        </p>
      )}
      {tried.keyInDoubt && (
        <p className="mt-1.5 text-failing">
          Do not send it: a key that is not UTF-8 is refused, and still breaks the gateway for everybody.
        </p>
      )}
      <ComparedWith compared={tried.compared} others={tried.others} />
    </div>
  )
}
