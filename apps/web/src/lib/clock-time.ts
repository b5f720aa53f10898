const timeOnly = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', hourCycle: 'h23' })
const dayOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

const isPossible = (at: number) => Math.abs(at) <= 8.64e15

/** The local time as a clock shows it, "14:02"; with the date when that is another day than `now`. */
export const clockTime = (at: number, now: number | null): string => {
  if (!isPossible(at)) return 'an impossible time'
  const isToday = now !== null && isPossible(now) && dayOnly.format(at) === dayOnly.format(now)
  return isToday ? timeOnly.format(at) : `${dayOnly.format(at)}, ${timeOnly.format(at)}`
}
