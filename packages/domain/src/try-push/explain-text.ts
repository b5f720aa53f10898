import type { ParsedText } from '@gatehouse/exposition'

type Fault = ParsedText & { readonly ok: false }

type Explanation = readonly [applies: (fault: Fault, line: string) => boolean, text: string]

const explanations: readonly Explanation[] = [
  [
    ({ reason }, line) => reason.startsWith('unexpected end') && !line.endsWith('\n'),
    'The last line has no line feed at its end. End the body with one.',
  ],
  [
    ({ reason }, line) => /\r\n?$/.test(line) && !reason.startsWith('label value'),
    'The line ends with CR LF, as Windows writes lines. Only LF is allowed.',
  ],
  [
    (_, line) => /^\s*# EOF\s*$/.test(line),
    'This is the end mark of OpenMetrics. The Pushgateway reads the older text format, which has none.',
  ],
  [
    ({ reason }, line) => reason.startsWith('expected integer as timestamp, got "#"') && line.includes('#'),
    'What follows # is an exemplar or a comment. The text format has no exemplars, and comments have lines of their own.',
  ],
  [
    ({ reason }) => reason === 'expected integer as timestamp, got ""',
    'There is a blank after the value. Nothing may follow it.',
  ],
  [
    ({ reason }) => reason.startsWith('expected integer as timestamp'),
    'Only a whole number may follow the value, and then it is a timestamp, which is refused as well.',
  ],
  [({ reason }) => /^expected float as value, got "[+-]?0[xX]/.test(reason), 'Hexadecimal numbers are not allowed.'],
  [({ reason }) => reason.startsWith('expected float as value, got ""'), 'The value is missing.'],
  [({ reason }) => reason.startsWith('expected float as value'), 'The value is no number.'],
  [
    ({ reason }) => reason.startsWith('second TYPE'),
    'A family has one TYPE line, and it comes before its first sample. All lines of a family stand together.',
  ],
  [({ reason }) => reason.startsWith('second HELP'), 'A family has one HELP line.'],
  [
    ({ reason }) => reason.startsWith('unknown metric type'),
    'The types are counter, gauge, histogram, summary and untyped.',
  ],
  [
    ({ reason }) => reason.startsWith('invalid metric name'),
    'A name has letters, digits, underscores and colons, and does not begin with a digit.',
  ],
  [
    ({ reason }) => reason.startsWith('invalid label name'),
    'A label name has letters, digits and underscores, and does not begin with a digit.',
  ],
  [
    ({ reason }) => reason.startsWith('invalid escape'),
    'Known escapes are \\\\, \\n and, in label values, \\". Write a backslash as \\\\.',
  ],
]

/** What to do about a body that cannot be read, in a sentence; null where the gateway's own words say it. */
export const explainFault = (fault: Fault, text: string): string | null => {
  const lines = text.split('\n')
  const line = `${lines[fault.line - 1] ?? ''}${fault.line < lines.length ? '\n' : ''}`
  return explanations.find(([applies]) => applies(fault, line))?.[1] ?? null
}
