import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programPaths } from './program-paths.ts'
import { type PrometheusTarget, queryPrometheus, readTargets, type StoredSample } from './read-prometheus.ts'
import { launchServer } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What to scrape. `labels` are added to every series that does not have them. */
export type Scrape = {
  readonly job: string
  readonly url: string
  readonly labels?: Readonly<Record<string, string>>
  /** As one ought to scrape a Pushgateway, unless told. */
  readonly honorLabels?: boolean
}

export type RunningPrometheus = {
  /** The base URL, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly folder: string
  readonly stderr: () => string
  /** The samples an instant query gives, at a time in seconds since 1970, or now. */
  readonly query: (expression: string, at?: number) => Promise<readonly StoredSample[]>
  /** What is scraped, and how that went the last time. */
  readonly targets: () => Promise<readonly PrometheusTarget[]>
  /** SIGTERM, and waits for the end. */
  readonly stop: () => Promise<void>
}

const prometheusBinary = () => {
  const [path] = programPaths({ variables: ['PROMETHEUS_BIN'], names: ['prometheus'], folders: ['prometheus'] })
  if (path === undefined) throw new Error('no Prometheus here: run "npm test", which fetches one')
  return path
}

const scrapeConfig = ({ job, url, labels = {}, honorLabels = true }: Scrape) => {
  const { protocol, host, pathname } = new URL(url)
  return {
    job_name: job,
    scheme: protocol.slice(0, -1),
    metrics_path: `${pathname.replace(/\/$/, '')}/metrics`,
    honor_labels: honorLabels,
    static_configs: [{ targets: [host], labels }],
  }
}

const interval = '200ms'

// JSON is YAML, too.
const configText = (scrapes: readonly Scrape[]) =>
  JSON.stringify({
    global: { scrape_interval: interval, scrape_timeout: interval },
    scrape_configs: scrapes.map(scrapeConfig),
  })

/**
 * Starts a real Prometheus on a free port of 127.0.0.1 that scrapes five times a second; resolves when it answers, which
 * is some seconds before its first scrape. It ends with the test process, and its data go, however that ends. Throws with
 * its stderr when it cannot start.
 */
export const startPrometheus = async (scrapes: readonly Scrape[]): Promise<RunningPrometheus> => {
  const folder = temporaryFolder()
  const file = join(folder, 'prometheus.yml')
  writeFileSync(file, configText(scrapes))
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`]
  const { port, pid, stderr, end } = await launchServer({
    binary: prometheusBinary(),
    args,
    folder,
    port: 0,
    prefix: '',
    environment: {},
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    pid,
    folder,
    stderr,
    query: (expression, at) => queryPrometheus(url, expression, at),
    targets: () => readTargets(url),
    stop: () => end('SIGTERM'),
  }
}
