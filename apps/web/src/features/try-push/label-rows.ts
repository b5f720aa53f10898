/** A label as it is typed: name and value. */
export type LabelRow = readonly [name: string, value: string]

/** The rows of a form that is empty: every group has a job. */
export const noLabels: readonly LabelRow[] = [['job', '']]

/** The rows with one of them changed. */
export const withRow = (rows: readonly LabelRow[], index: number, row: LabelRow): readonly LabelRow[] =>
  rows.map((one, i) => (i === index ? row : one))
