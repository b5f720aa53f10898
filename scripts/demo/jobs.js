import { backups } from './jobs/backups.js'
import { etl } from './jobs/etl.js'
import { mail } from './jobs/mail.js'
import { platform } from './jobs/platform.js'
import { reports } from './jobs/reports.js'
import { troubled } from './jobs/troubled.js'

/** Everything that pushes in the demo. */
export const jobs = [...backups, ...etl, ...mail, ...platform, ...reports, ...troubled]
