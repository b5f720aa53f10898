import { isHistogram, isSummary, type Label, type MetricFamily, type Series } from './family.ts'

const escapeHelp = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeValue = (text: string) => escapeHelp(text).replaceAll('"', '\\"')

const inQuotes = (text: string) => `"${escapeValue(text)}"`

const isPlainLabel = (name: string) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)
const isPlainMetric = (name: string) => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)

const printMetricName = (name: string) => (isPlainMetric(name) ? name : inQuotes(name))

const printLabel = ([name, value]: Label) => `${isPlainLabel(name) ? name : inQuotes(name)}=${inQuotes(value)}`

const printSample = (name: string, labels: readonly Label[], value: string) => {
  const isPlain = isPlainMetric(name)
  const inside = [...(isPlain ? [] : [inQuotes(name)]), ...labels.map(printLabel)]
  return `${isPlain ? name : ''}${inside.length === 0 ? '' : `{${inside.join(',')}}`} ${value}\n`
}

const printSeries = (name: string, series: Series): string => {
  const { labels } = series
  if (isHistogram(series)) {
    const buckets = series.buckets.map(([le, count]) => printSample(`${name}_bucket`, [...labels, ['le', le]], count))
    return buckets.join('') + printTotals(name, series)
  }
  if (isSummary(series)) {
    const quantiles = series.quantiles.map(([quantile, value]) =>
      printSample(name, [...labels, ['quantile', quantile]], value),
    )
    return quantiles.join('') + printTotals(name, series)
  }
  return printSample(name, labels, series.value)
}

const printTotals = (name: string, { labels, sum, count }: { labels: readonly Label[]; sum: string; count: string }) =>
  printSample(`${name}_sum`, labels, sum) + printSample(`${name}_count`, labels, count)

/**
 * Prints families in the text exposition format 0.0.4, one line feed after each line, so that the result can be pushed
 * again. Names that are not plain stand in quotes, as gateways that know such names read them. Native histogram buckets have no text form and are left out; a gauge histogram is left out whole, with a
 * comment in its place. https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export const printText = (families: readonly MetricFamily[]): string => families.map(printFamily).join('')

const printFamily = ({ name, type, help, series }: MetricFamily): string => {
  const printed = printMetricName(name)
  if (type === 'gauge_histogram') return `# ${printed}: a gauge histogram has no text form\n`
  const helpLine = help === '' ? '' : `# HELP ${printed} ${escapeHelp(help)}\n`
  return `${helpLine}# TYPE ${printed} ${type}\n${series.map((one) => printSeries(name, one)).join('')}`
}
