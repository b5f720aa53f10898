const escapeValue = (text) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

const labelText = (labels) => {
  const inner = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`)
  return inner.length === 0 ? '' : `{${inner.join(',')}}`
}

const sample = (name, labels, value) => `${name}${labelText(labels)} ${value}\n`

const head = (name, type, help) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

// One value, or pairs of labels and value.
const samples = (name, values) =>
  (Array.isArray(values) ? values : [[{}, values]]).map(([labels, value]) => sample(name, labels, value)).join('')

export const gauge = (name, help, values) => head(name, 'gauge', help) + samples(name, values)

export const counter = (name, help, values) => head(name, 'counter', help) + samples(name, values)

/** A histogram of `count` observations spread evenly below `longest` seconds. */
export const histogram = (name, help, { bounds, count, longest }) => {
  const below = bounds.map((le) => [le, Math.round(count * Math.min(1, le / longest))])
  const buckets = [...below, ['+Inf', count]].map(([le, n]) => sample(`${name}_bucket`, { le: String(le) }, n))
  return head(name, 'histogram', help) + buckets.join('') + totals(name, count, (count * longest) / 2)
}

/** A summary of `count` observations, its quantiles as pairs. */
export const summary = (name, help, { quantiles, count, sum }) => {
  const lines = quantiles.map(([quantile, value]) => sample(name, { quantile: String(quantile) }, value))
  return head(name, 'summary', help) + lines.join('') + totals(name, count, sum)
}

const totals = (name, count, sum) => sample(`${name}_sum`, {}, sum) + sample(`${name}_count`, {}, count)

/** A value about `middle`, up to a tenth away from it, with two decimals. */
export const about = (middle) => Math.round(middle * (0.9 + 0.2 * Math.random()) * 100) / 100

export const wholeAbout = (middle) => Math.round(about(middle))

/** Seconds since 1970. */
export const nowInSeconds = () => Math.floor(Date.now() / 1_000)
