// The first match wins; short times, so that something is late and something is stale within two minutes.
const expectations = [
  { match: '{job="backup",db="archive"}', every: '15s', grace: '5s', stale_after: '45s' },
  { match: '{job="backup"}', every: '20s', grace: '10s', stale_after: '1d' },
  { match: '{job="report"}', every: '10s', grace: '10s', stale_after: '90s' },
  { match: '{job="certificate-renewal"}', every: 'never' },
  { match: '{job=~"etl-load|mail-queue|cache-warmer"}', every: '6s', grace: '6s', stale_after: '1m' },
  { match: '{job=~"disk-report|ci-pipeline|log-rotate|deploy"}', every: '15s', grace: '10s', stale_after: '2m' },
  { match: '{job="invoice-export"}', every: '8s', grace: '8s', stale_after: '1d' },
]

// Quoted JSON texts are YAML, too.
const ruleText = (rule) =>
  Object.entries(rule)
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${JSON.stringify(value)}\n`)
    .join('')

/** The server's configuration for the demo gateway at this URL. */
export const demoConfig = (url) => `gateways:
  - name: demo
    url: ${url}
    poll_interval: 2s
    note: "demo: sample jobs on a local Pushgateway, nothing here is real"
expectations:
${expectations.map(ruleText).join('')}`
