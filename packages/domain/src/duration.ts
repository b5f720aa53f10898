const units = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

// 90d reads better than 12w6d: Prometheus prints years and weeks only when nothing is left over.
const onlyWhole = new Set(['y', 'w'])

const shape = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/

/** Longest duration that is read: 100 years, in ms. */
const longest = 100 * 365 * 86_400_000

/**
 * Durations as Prometheus writes them, `1h30m`, in ms. `decode` gives undefined for anything else, and for more than
 * 100 years; `decode(encode(ms))` is `ms` for whole, non-negative numbers up to that.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export const duration = {
  decode: (text: string): number | undefined => {
    if (text === '0') return 0
    const match = shape.exec(text)
    if (!match || text === '') return undefined
    const ms = units.reduce((sum, [, size], i) => sum + Number(match[i + 1] ?? 0) * size, 0)
    return ms <= longest ? ms : undefined
  },

  encode: (ms: number): string => {
    const whole = Math.round(ms)
    if (whole === 0) return '0s'
    const rests = units.reduce<{ rest: number; text: string }>(
      ({ rest, text }, [unit, size]) => {
        const count = onlyWhole.has(unit) && rest % size !== 0 ? 0 : Math.floor(rest / size)
        return { rest: rest - count * size, text: count > 0 ? `${text}${count}${unit}` : text }
      },
      { rest: whole, text: '' },
    )
    return rests.text
  },
}
