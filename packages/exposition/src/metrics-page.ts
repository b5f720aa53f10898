import { type Label, type MetricType, metricTypes } from './family.ts'

/** A family that the gateway itself serves beside what was pushed. */
export type OwnFamily = { readonly name: string; readonly type: MetricType; readonly help: string }

/** What a metrics page in the text format tells of the gateway itself. */
export type MetricsPage = {
  readonly own: readonly OwnFamily[]
  /** How many pushes were answered 400 since the gateway started; 0 before the first. */
  readonly refusedPushes: number
  /** The labels of push times without a failure time beside them. */
  readonly withoutFailureTime: readonly (readonly Label[])[]
}

/** Whether a sample was pushed: every group has a job, no series of the gateway itself does. */
const isPushed = (line: string) => line.includes('{job="') || line.includes(',job="')

const refused = /^pushgateway_http_requests_total\{(?=[^}]*code="400")(?=[^}]*handler="push")[^}]*\} (\S+)/

const unescapeHelp = (text: string) => text.replace(/\\(\\|n)/g, (_, kind) => (kind === 'n' ? '\n' : '\\'))

const typeNamed = (text: string): MetricType => metricTypes.find((type) => type === text) ?? 'untyped'

const labelsIn = (line: string) => line.slice(line.indexOf('{') + 1, line.lastIndexOf('}'))

const pair = /([^=,"]+)="((?:[^"\\]|\\.)*)"/g

const unescapeValue = (text: string) => text.replace(/\\(.)/g, (_, char) => (char === 'n' ? '\n' : char))

const parseLabels = (text: string): readonly Label[] =>
  Array.from(text.matchAll(pair), ([, name = '', value = '']): Label => [name, unescapeValue(value)])

type Current = { name: string; type: MetricType; help: string; isOwn: boolean }

/**
 * Reads a metrics page as it streams in, line by line, and keeps none of it. Lines end in `\n` only: label values may
 * hold any other line end. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export const metricsPageReader = () => {
  const own = new Map<string, OwnFamily>()
  const failureTimes = new Set<string>()
  const withoutFailureTime: (readonly Label[])[] = []
  let refusedPushes = 0
  let current: Current = { name: '', type: 'untyped', help: '', isOwn: false }
  let rest = ''

  const readComment = (line: string) => {
    const [, kind, name = '', ...words] = line.split(' ')
    if (kind === 'HELP') current = { name, type: 'untyped', help: unescapeHelp(words.join(' ')), isOwn: false }
    if (kind !== 'TYPE') return
    const help = current.name === name ? current.help : ''
    current = { name, type: typeNamed(words[0] ?? ''), help, isOwn: false }
  }

  const readSample = (line: string) => {
    // The page is sorted by name: failure times come first.
    if (line.startsWith('push_failure_time_seconds{')) failureTimes.add(labelsIn(line))
    else if (line.startsWith('push_time_seconds{') && !failureTimes.has(labelsIn(line)))
      withoutFailureTime.push(parseLabels(labelsIn(line)))
    if (isPushed(line)) return
    const found = refused.exec(line)
    if (found) refusedPushes += Number(found[1]) || 0
    if (current.isOwn) return
    current.isOwn = true
    own.set(current.name, { name: current.name, type: current.type, help: current.help })
  }

  const readLine = (line: string) => {
    if (line.startsWith('#')) readComment(line)
    else if (line !== '') readSample(line)
  }

  return {
    push: (chunk: string): void => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) readLine(line)
    },
    end: (): MetricsPage => ({ own: [...own.values()], refusedPushes, withoutFailureTime }),
  }
}
