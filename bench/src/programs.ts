import type { Program } from './program.ts'
import { bundle } from './programs/bundle.ts'
import { cpu } from './programs/cpu.ts'
import { deletes } from './programs/deletes.ts'
import { ingest } from './programs/ingest.ts'
import { journey } from './programs/journey.ts'
import { memory } from './programs/memory.ts'
import { paint } from './programs/paint.ts'
import { query } from './programs/query.ts'
import { soak } from './programs/soak.ts'
import { stall } from './programs/stall.ts'
import { streams } from './programs/streams.ts'

/** All programs, in the order of the table in docs/benchmarks.md. */
export const programs: readonly Program[] = [
  paint,
  journey,
  ingest,
  cpu,
  stall,
  query,
  memory,
  deletes,
  streams,
  bundle,
  soak,
]
