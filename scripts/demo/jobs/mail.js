import { about, counter, gauge, summary, wholeAbout } from '../metrics.js'

const body = (turn) =>
  gauge('mail_queue_length', 'Messages that wait, by queue.', [
    [{ queue: 'active' }, wholeAbout(30)],
    [{ queue: 'deferred' }, wholeAbout(12)],
    [{ queue: 'hold' }, 0],
  ]) +
  counter('mail_delivered_total', 'Messages delivered.', turn * 25 + wholeAbout(12)) +
  summary('mail_delivery_duration_seconds', 'From acceptance to delivery.', {
    quantiles: [
      [0.5, about(0.4)],
      [0.9, about(1.8)],
      [0.99, about(9)],
    ],
    count: turn * 25 + 12,
    sum: about(turn * 20 + 10),
  })

const relay = (instance) => ({ labels: { job: 'mail-queue', instance }, every: 4, body })

export const mail = [relay('mx-1'), relay('mx-2')]
