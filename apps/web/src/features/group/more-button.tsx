import { count, counted } from '../../lib/words.ts'

type Props = {
  readonly total: number
  readonly shown: number
  readonly step: number
  readonly noun: string
  readonly onMore: (shown: number) => void
}

/** Shows more of a long list, a step at a time: 10,000 rows at once would hang the page. */
export const MoreButton = ({ total, shown, step, noun, onMore }: Props) => {
  if (total <= shown) return null
  const next = Math.min(total, shown + step)
  const what =
    next === total
      ? `all ${counted(total, noun, noun === 'series' ? 'series' : `${noun}s`)}`
      : `${count(next - shown)} more of ${count(total)}`
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
