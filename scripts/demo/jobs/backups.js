import { about, gauge, nowInSeconds, wholeAbout } from '../metrics.js'

const body = (gigabytes) => () =>
  gauge('backup_last_success_timestamp_seconds', 'When the last backup was complete.', nowInSeconds()) +
  gauge('backup_duration_seconds', 'How long the last backup took.', about(gigabytes * 8)) +
  gauge('backup_size_bytes', 'Size of the last backup.', wholeAbout(gigabytes * 1e9)) +
  gauge('backup_files', 'Files in the last backup, by kind.', [
    [{ kind: 'data' }, wholeAbout(gigabytes * 120)],
    [{ kind: 'wal' }, wholeAbout(64)],
  ])

const backup = (db, gigabytes, rest = {}) => ({
  labels: { job: 'backup', db },
  every: 20,
  body: body(gigabytes),
  ...rest,
})

export const backups = [
  backup('main', 42),
  backup('billing', 7),
  // Falls silent: it will be late, and stay so.
  backup('orders', 18, { pushes: 2 }),
  // Pushes once: it will be stale before the second minute.
  backup('archive', 310, { pushes: 1 }),
]
