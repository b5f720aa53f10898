import { about, counter, gauge, histogram, wholeAbout } from '../metrics.js'

const bounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const body = (turn) =>
  counter('etl_rows_processed_total', 'Rows loaded since the worker started.', [
    [{ table: 'orders' }, turn * 1_200 + wholeAbout(600)],
    [{ table: 'customers' }, turn * 90 + wholeAbout(40)],
  ]) +
  counter('etl_batches_total', 'Batches loaded since the worker started.', turn + 1) +
  gauge('etl_lag_seconds', 'How far the worker is behind its source.', about(3)) +
  histogram('etl_batch_duration_seconds', 'How long a batch took.', { bounds, count: turn + 1, longest: about(4) })

const worker = (number) => ({
  labels: { job: 'etl-load', instance: `worker-${number}` },
  every: 5,
  after: number * 0.7,
  method: 'POST',
  body,
})

export const etl = [1, 2, 3, 4].map(worker)
