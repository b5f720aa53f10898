import { isHistogram, isSummary, type Label, type MetricFamily, type Series } from './family.ts'

const escapeHelp = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeValue = (text: string) => escapeHelp(text).replaceAll('"', '\\"')

const printLabels = (labels: readonly Label[]) =>
  labels.length === 0 ? '' : `{${labels.map(([name, value]) => `${name}="${escapeValue(value)}"`).join(',')}}`

const printSample = (name: string, labels: readonly Label[], value: string) =>
  `${name}${printLabels(labels)} ${value}\n`

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
 * again. Native histogram buckets have no text form and are left out; a gauge histogram is left out whole, with a
 * comment in its place. https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export const printText = (families: readonly MetricFamily[]): string => families.map(printFamily).join('')

const printFamily = ({ name, type, help, series }: MetricFamily): string => {
  if (type === 'gauge_histogram') return `# ${name}: a gauge histogram has no text form\n`
  const helpLine = help === '' ? '' : `# HELP ${name} ${escapeHelp(help)}\n`
  return `${helpLine}# TYPE ${name} ${type}\n${series.map((one) => printSeries(name, one)).join('')}`
}
