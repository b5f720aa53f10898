import { about, counter, gauge, nowInSeconds, summary, wholeAbout } from '../metrics.js'

// Accepted four times, then refused: it fails, and keeps what it pushed before.
const invoices = {
  labels: { job: 'invoice-export', region: 'eu' },
  every: 8,
  refusedFrom: 4,
  body: () =>
    gauge('invoice_export_documents', 'Documents in the last export.', wholeAbout(1_900)) +
    gauge('invoice_export_last_success_timestamp_seconds', 'When the last export succeeded.', nowInSeconds()),
}

// Refused from the first push on: it never succeeded.
const directory = { labels: { job: 'ldap-sync', instance: 'dc-2' }, every: 15, refusedFrom: 0, body: () => '' }

// One name, two types: every scrape of this gateway fails.
const staging = {
  labels: { job: 'deploy', env: 'staging' },
  every: 15,
  body: () => gauge('deploy_duration_seconds', 'How long the last deployment took.', about(90)),
}

const production = {
  labels: { job: 'deploy', env: 'production' },
  every: 15,
  body: (turn) =>
    summary('deploy_duration_seconds', 'How long deployments took.', {
      quantiles: [[0.5, about(110)]],
      count: turn + 1,
      sum: about(110 * (turn + 1)),
    }),
}

// Two scripts that overwrite each other's group: each counts on from its own count, so the group jumps between the two.
const warmer = (after, begun) => ({
  labels: { job: 'cache-warmer' },
  every: 6,
  after,
  body: (turn) =>
    counter('cache_objects_warmed_total', 'Objects fetched since the script started.', begun + turn * 40) +
    gauge('cache_hit_ratio', 'Requests that the cache could answer, of all.', about(0.9)),
})

const warmers = [warmer(0, 1_200), warmer(3, 96_000)]

export const troubled = [invoices, directory, staging, production, ...warmers]
