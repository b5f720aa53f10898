import type { Finding } from './report/finding.ts'

/** How large and how often a program measures. A program takes what it has use for. */
export type Sizes = {
  /** Metric groups at the gateway; most programs measure at each of these. */
  readonly groups: readonly number[]
  /** Alternating rounds of both sides. */
  readonly rounds: number
  readonly minutes: number
  readonly streams: number
}

/** Where a program puts what is no finding. */
export type Outputs = {
  /** The report; what is as large as to need a file of its own goes beside it. */
  readonly json: string | undefined
  /** The folder for pictures of the screen. */
  readonly pictures: string | undefined
}

/** One row of the speed table of docs/benchmarks.md: measures both sides in one run, in alternating rounds. */
export type Program = {
  readonly name: string
  readonly about: string
  /** Minutes at most, for somebody who tries it. */
  readonly quick: Partial<Sizes>
  /** The sizes the targets are set for. */
  readonly full: Partial<Sizes>
  readonly run: (sizes: Sizes, outputs: Outputs) => Promise<readonly Finding[]>
}
