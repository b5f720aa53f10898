import { numberText, shortNumber, toNumber } from './number-text.ts'
import { ago, instant, span } from './words.ts'

/** What a metric's name says its values are. */
export type Unit = 'bytes' | 'seconds' | 'timestamp' | 'none'

/** Reads the unit off a name, as Prometheus recommends to write it. https://prometheus.io/docs/practices/naming/ */
export const unitOf = (name: string): Unit => {
  const base = name.replace(/_(total|sum|created)$/, '')
  if (/(_timestamp|_timestamp_seconds|_time_seconds)$/.test(base)) return 'timestamp'
  if (/(^|_)bytes(_|$)/.test(base) && !/_(per|ratio|percent|count)(_|$)/.test(base)) return 'bytes'
  return /(^|_)seconds$/.test(base) ? 'seconds' : 'none'
}

const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']

const bytes = (value: number): string => {
  const step = Math.min(steps.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10))
  return `${shortNumber(Number((value / 1024 ** step).toPrecision(4)))} ${steps[step]}`
}

const seconds = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 120 && value > 0) return span(value * 1000)
  if (size === 0 || size >= 1) return `${shortNumber(Number(value.toPrecision(4)))} s`
  if (size >= 1e-3) return `${shortNumber(Number((value * 1e3).toPrecision(3)))} ms`
  return `${shortNumber(Number((value * 1e6).toPrecision(3)))} µs`
}

// Between 2001 and 5138: smaller is a duration that happens to be called "time", larger is not in seconds.
const isInstant = (value: number) => value >= 1e9 && value < 1e11

/** A value in its unit: "18.4 GiB", "5 ms", "2 h 1 m ago". What does not fit the unit is shown as the number it is. */
export const measure = (text: string, unit: Unit, now: number | null): string => {
  const value = toNumber(text)
  if (!Number.isFinite(value) || unit === 'none') return numberText(text)
  if (unit === 'bytes') return bytes(value)
  if (unit === 'seconds') return seconds(value)
  return isInstant(value) && now !== null ? ago(value * 1000, now) : numberText(text)
}

/** The value as it was pushed, for a hover; an instant also in full. */
export const exactly = (text: string, unit: Unit): string =>
  unit === 'timestamp' && isInstant(toNumber(text)) ? `${text}\n${instant(toNumber(text) * 1000)}` : text
