import type { Severity } from '@gatehouse/domain'

const triangle = 'M6 1.5L11 10.3H1zM6 4.8v2.4M6 8.7v.01'

const marks = {
  error: { colour: 'text-failing', path: 'M2.4 2.4l7.2 7.2M9.6 2.4l-7.2 7.2', width: 1.8 },
  warning: { colour: 'text-late', path: triangle, width: 1.3 },
  note: { colour: 'text-ahead', path: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6M6 5.6v3M6 3.5v.01', width: 1.3 },
} as const satisfies Record<Severity, { colour: string; path: string; width: number }>

type Props = { readonly severity: Severity }

/** The colour of a severity; never alone. */
export const severityColour = (severity: Severity): string => marks[severity].colour

/** The sign of a severity, in its colour; always with a word beside it. */
export const SeverityIcon = ({ severity }: Props) => (
  <svg
    aria-hidden="true"
    width="12"
    height="12"
    viewBox="0 0 12 12"
    className={`shrink-0 ${marks[severity].colour}`}
    fill="none"
    stroke="currentColor"
    strokeWidth={marks[severity].width}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={marks[severity].path} />
  </svg>
)
