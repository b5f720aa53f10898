const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const numbers = new Intl.NumberFormat('en-US')

/** 1204 reads "1,204". */
export const count = (value: number): string => numbers.format(value)

/** "1 group", "1,204 groups". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

/** A length of time as people say it: "3 s", "26 m", "3 h 10 m", "9 d". Rounded down; never negative. */
export const span = (ms: number): string => {
  const length = Math.max(0, ms)
  if (length < minute) return `${Math.floor(length / 1000)} s`
  if (length < hour) return `${Math.floor(length / minute)} m`
  if (length < 2 * day) {
    const minutes = Math.floor((length % hour) / minute)
    const hours = Math.floor(length / hour)
    return minutes === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${minutes} m`
  }
  if (length < 1000 * day) return `${count(Math.floor(length / day))} d`
  return `${count(Math.floor(length / (365 * day)))} y`
}

/** A configured duration, exactly: "36 h", "1 d 30 m". */
export const period = (ms: number): string => {
  if (ms > 0 && ms < 1000) return `${ms} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds >= 86_400 && seconds % 86_400 === 0) return `${seconds / 86_400} d`
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`)
  return said.length === 0 ? '0 s' : said.join(' ')
}

// A gateway's clock comes in whole seconds: what was pushed within the last one may lie a little ahead of it.
const clockResolution = 1000

/** How long ago, or how far ahead: "26 m ago", "in 5 m". */
export const ago = (at: number, now: number): string =>
  at - now >= clockResolution ? `in ${span(at - now)}` : `${span(Math.max(0, now - at))} ago`

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' })

const localShort = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })

const isPossible = (at: number) => Math.abs(at) <= 8.64e15

/** The instant in local time; its hover is to tell which zone that is. */
export const localInstant = (at: number): string => (isPossible(at) ? localShort.format(at) : 'an impossible time')

/** The instant in full, for a hover: local time and UTC. */
export const instant = (at: number): string =>
  isPossible(at) ? `${local.format(at)}\n${new Date(at).toISOString()} (UTC)` : 'an impossible time'
