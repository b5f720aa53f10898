import { count, counted } from '../../lib/words.ts'

type Props = {
  readonly total: number
  readonly shown: number
  readonly step: number
  readonly onMore: (shown: number) => void
}

/** Shows more of very many metrics, a step at a time. */
export const MoreButton = ({ total, shown, step, onMore }: Props) => {
  if (total <= shown) return null
  const next = Math.min(total, shown + step)
  const what = next === total ? `all ${counted(total, 'metric')}` : `${count(next - shown)} more of ${count(total)}`
  return (
    <button
      type="button"
      className="mx-[18px] my-1.5 text-dim underline underline-offset-2 hover:text-text"
      onClick={() => onMore(next)}
    >
      show {what}
    </button>
  )
}
