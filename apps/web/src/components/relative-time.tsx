import { ago, instant } from '../lib/words.ts'

type Props = {
  readonly at: number
  /** The gateway's clock; null where it is not known, then the instant itself is shown. */
  readonly now: number | null
}

const machineReadable = (at: number) => (Math.abs(at) > 8.64e15 ? undefined : new Date(at).toISOString())

/** "26 m ago", with the instant in local time and UTC on hover. */
export const RelativeTime = ({ at, now }: Props) => (
  <time dateTime={machineReadable(at)} title={instant(at)}>
    {now === null ? instant(at).split('\n')[0] : ago(at, now)}
  </time>
)
