import { goQuote, type Label } from '@gatehouse/exposition'
import type { Naming } from '../consistency/label-rules.ts'
import { type GroupingKey, groupingKey } from '../grouping-key.ts'
import { pathName } from '../label-name.ts'
import { decodeBase64 } from './go-base64.ts'
import { cleanPath, percentDecode } from './push-path.ts'
import { nameFault, splitLabels } from './split-labels.ts'

/** What a gateway makes of a path: the key of a group, or the status and the words it answers with instead. */
export type PushTarget =
  | { readonly ok: true; readonly key: GroupingKey }
  | {
      readonly ok: false
      /** Null when nothing that speaks HTTP sends such a request. */
      readonly status: number | null
      readonly cause: string
      /** Where a redirect leads: another group, or none. */
      readonly location: string | null
      /** A job that cannot be decoded: gateways up to 1.6.0 answer nothing on that route from then on. */
      readonly locksRoute: boolean
    }

const refused = (status: number | null, cause: string): PushTarget => ({
  ok: false,
  status,
  cause,
  location: null,
  locksRoute: false,
})

const redirected = (status: number, location: string): PushTarget => ({
  ok: false,
  status,
  cause: `redirected to ${location}`,
  location,
  locksRoute: false,
})

/** Where a gateway's pages are: the path of its URL, and that of its metrics page below it. */
export type GatewayPaths = { readonly prefix: string; readonly telemetry: string }

const routeOf = (path: string) => /^\/metrics\/job(@base64)?\/([^/]+)(\/.*)?$/s.exec(path)

const pages = ['/', '/-/healthy', '/-/ready', '/api/v1/status', '/api/v1/metrics']

const isPage = (below: string, telemetry: string) => below === telemetry || pages.includes(below)

const elsewhere = (path: string, below: string, { prefix, telemetry }: GatewayPaths): PushTarget => {
  const lower = below.replace(/^\/metrics\/job(@base64)?(?=\/)/i, (start) => start.toLowerCase())
  const isPrefixed = path.toLowerCase().startsWith(prefix.toLowerCase())
  if (isPrefixed && routeOf(lower) && lower !== below) return redirected(307, prefix + lower)
  if (/^\/metrics\/job\/$/.test(below)) return redirected(307, (prefix + below).slice(0, -1))
  return isPage(below, telemetry) ? refused(405, 'Method Not Allowed') : refused(404, '404 page not found')
}

const jobOf = (text: string, isEncoded: boolean) => (isEncoded ? decodeBase64(text) : { ok: true as const, text })

/**
 * Reads a request's path, as it goes over the wire, the way a gateway reads that of a PUT or POST.
 * https://github.com/prometheus/pushgateway#url
 */
export const decodePushPath = (path: string, paths: GatewayPaths, naming: Naming): PushTarget => {
  const decoded = percentDecode(path)
  if (decoded === undefined) return refused(400, '400 Bad Request')
  const clean = cleanPath(decoded)
  if (clean !== decoded) return redirected(301, clean)
  const below = decoded.slice(paths.prefix.length)
  const route = decoded.startsWith(paths.prefix) ? routeOf(below) : null
  if (!route) return elsewhere(decoded, below, paths)
  const [, encoded, jobText = '', rest = ''] = route
  const job = jobOf(jobText, encoded !== undefined)
  if (!job.ok) {
    const reason = `illegal base64 data at input byte ${job.at}`
    const cause = `invalid base64 encoding in job name ${goQuote(job.text)}: ${reason}`
    return { ok: false, status: 400, cause, location: null, locksRoute: true }
  }
  const split = splitLabels(rest, naming)
  if (!split.ok) return refused(400, split.cause)
  if (job.text === '') return refused(400, 'job name is required')
  return { ok: true, key: groupingKey([...split.labels, ['job', job.text]]) }
}

/** The key that labels make, where a gateway takes such labels; the last of a name counts. */
export const targetOfLabels = (labels: readonly Label[], naming: Naming): PushTarget => {
  const key = groupingKey(labels)
  const faults = key.map(([name]) => nameFault(naming.utf8Names ? pathName.encode(name) : name, naming))
  const fault = faults.find((one) => one !== null)
  if (fault) return refused(400, fault)
  return key.some(([name, value]) => name === 'job' && value !== '')
    ? { ok: true, key }
    : refused(400, 'job name is required')
}

/** The labels whose values no percent-encoding carries to a gateway: they need `@base64`. */
export const needsBase64 = (key: GroupingKey): readonly string[] =>
  key
    .filter(([, value]) => value === '' || value === '.' || value === '..' || value.includes('/'))
    .map(([name]) => name)
