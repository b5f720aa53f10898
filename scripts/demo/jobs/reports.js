import { about, gauge, wholeAbout } from '../metrics.js'

const body = () =>
  gauge('report_rows', 'Rows in the report.', wholeAbout(48_000)) +
  gauge('report_duration_seconds', 'How long the report took.', about(6)) +
  gauge('report_success', 'Whether the last report succeeded.', 1)

const pod = (name, rest) => ({ labels: { job: 'report', pod: `report-${name}` }, every: 10, pushes: 3, body, ...rest })

const lifetime = 30

// As a CronJob leaves them behind: each pod pushes a few times and never again, the next one has another name.
const dead = ['5c6d9-x2k8q', '5c6d9-p7m4z', '5c6d9-w9hbn', '5c6d9-tr5vd', '5c6d9-8jlfc', '5c6d9-qn6ts']
const coming = ['7f9c4-a1xwe', '7f9c4-b8krz', '7f9c4-c3mhd', '7f9c4-d6pvq', '7f9c4-e9tls', '7f9c4-f2njk']

export const reports = [
  ...dead.map((name) => pod(name, { pushes: 1 })),
  ...coming.map((name, i) => pod(name, { after: i * lifetime })),
  // The last one stays, so that the job as such is well.
  pod('7f9c4-zz4by', { after: coming.length * lifetime, pushes: Infinity }),
]
