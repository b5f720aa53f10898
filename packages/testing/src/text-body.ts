import { type Family, type HistogramSeries, isHistogramFamily, type SummarySeries, type ValueSeries } from './family.ts'
import type { LabelPair } from './labels.ts'

const number = (value: number) => {
  if (Object.is(value, -0)) return '-0'
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}

const escapeHelp = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

const escapeValue = (text: string) => escapeHelp(text).replaceAll('"', '\\"')

const sample = (name: string, labels: readonly LabelPair[], value: number, timestamp?: number) => {
  const inner = labels.map(([label, text]) => `${label}="${escapeValue(text)}"`).join(',')
  const at = timestamp === undefined ? '' : ` ${timestamp}`
  return `${name}${inner === '' ? '' : `{${inner}}`} ${number(value)}${at}\n`
}

const totals = (name: string, { labels, sum, count }: SummarySeries | HistogramSeries) =>
  sample(`${name}_sum`, labels, sum) + sample(`${name}_count`, labels, count)

const valueLine = (name: string, { labels, value, timestamp }: ValueSeries) => sample(name, labels, value, timestamp)

const summaryLines = (name: string, one: SummarySeries) =>
  one.quantiles.map(([q, value]) => sample(name, [...one.labels, ['quantile', number(q)]], value)).join('') +
  totals(name, one)

const histogramLines = (name: string, one: HistogramSeries) =>
  one.buckets.map(([le, count]) => sample(`${name}_bucket`, [...one.labels, ['le', number(le)]], count)).join('') +
  totals(name, one)

const seriesLines = (family: Family): string => {
  const { name } = family
  if (family.type === 'summary') return family.series.map((one) => summaryLines(name, one)).join('')
  if (isHistogramFamily(family)) {
    return family.series.map((one) => histogramLines(name, one)).join('')
  }
  return family.series.map((one) => valueLine(name, one)).join('')
}

/**
 * Prints families in the text exposition format, apart from the product's printer, which it judges. Text has no native
 * histograms and no gauge histograms: such a family comes out as a classic histogram.
 */
export const textBody = (families: readonly Family[]): string =>
  families
    .map((family) => {
      const { name, type, help = '' } = family
      const helpLine = help === '' ? '' : `# HELP ${name} ${escapeHelp(help)}\n`
      const typeLine = `# TYPE ${name} ${type === 'gauge_histogram' ? 'histogram' : type}\n`
      return helpLine + typeLine + seriesLines(family)
    })
    .join('')
