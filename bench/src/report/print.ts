import { median, quantile } from '../statistics.ts'
import { type Finding, type Goal, verdictOf } from './finding.ts'

const columns = ['what', 'ours', 'other side', 'measured', 'target', 'stretch', '']

/** A number with about three figures that matter. */
export const short = (value: number): string => {
  if (!Number.isFinite(value)) return 'none'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}

const spread = (samples: readonly number[], unit: string): string => {
  const middle = `${short(median(samples))} ${unit}`
  return samples.length < 2
    ? middle
    : `${middle} (${short(quantile(samples, 0))}–${short(quantile(samples, 1))}, n=${samples.length})`
}

const wish = ({ wanted, unit }: Goal, value: number | undefined) =>
  value === undefined ? '' : `${wanted === 'at least' ? '≥' : '≤'} ${short(value)} ${unit}`

const cells = ({ what, unit, ours, other, goal, note }: Finding): readonly string[] => [
  note === undefined ? what : `${what} [${note}]`,
  spread(ours, unit),
  other === undefined ? '' : `${spread(other.samples, unit)} ${other.side}`,
  goal === undefined ? '' : `${short(goal.measured)} ${goal.unit}`,
  goal === undefined ? '' : wish(goal, goal.target),
  goal === undefined ? '' : wish(goal, goal.stretch),
  goal === undefined ? '' : verdictOf(goal),
]

/** Findings as a Markdown table, aligned for a terminal. */
export const printFindings = (findings: readonly Finding[]): string => {
  const rows = [columns, ...findings.map(cells)]
  const widths = columns.map((_, i) => Math.max(3, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  const [head = columns, ...body] = rows
  return [line(head), rule, ...body.map(line)].join('\n')
}
