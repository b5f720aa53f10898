import { about, gauge, nowInSeconds, wholeAbout } from '../metrics.js'

const day = 86_400

const disks = (instance) => ({
  labels: { job: 'disk-report', instance },
  every: 10,
  body: () =>
    gauge('disk_used_bytes', 'Used space, by mount point.', [
      [{ mount: '/' }, wholeAbout(18e9)],
      [{ mount: '/var/lib/postgresql' }, wholeAbout(240e9)],
    ]),
})

const pipeline = (branch) => ({
  labels: { job: 'ci-pipeline', branch },
  every: 15,
  body: () =>
    gauge('ci_stage_duration_seconds', 'How long each stage took.', [
      [{ stage: 'lint' }, about(21)],
      [{ stage: 'test' }, about(180)],
      [{ stage: 'build' }, about(95)],
    ]) + gauge('ci_tests_failed', 'Failed tests of the last run.', 0),
})

const certificates = {
  labels: { job: 'certificate-renewal' },
  every: day,
  pushes: 1,
  body: () =>
    gauge('certificate_expiry_timestamp_seconds', 'When the certificate ends.', [
      [{ domain: 'shop.example' }, nowInSeconds() + 71 * day],
      [{ domain: 'mail.example' }, nowInSeconds() + 12 * day],
    ]),
}

const logs = {
  labels: { job: 'log-rotate', path: '/var/log/nginx' },
  every: 12,
  body: () => gauge('log_rotated_bytes', 'Bytes compressed in the last rotation.', wholeAbout(3.2e8)),
}

export const platform = [
  // One host pushes under two names: its cron job spells it in capitals.
  ...['host-1', 'host-2', 'host-3', 'HOST-3'].map(disks),
  ...['main', 'feature/search', 'fix/ümlaut & co'].map(pipeline),
  certificates,
  logs,
]
