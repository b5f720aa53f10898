import type { EventHub } from './events/hub.ts'
import type { Gateways } from './gateways/gateways.ts'
import type { PlanBook } from './runs/plan-book.ts'
import type { RunBook } from './runs/run-book.ts'
import type { Logger } from './telemetry/logger.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { FirstRows } from './web/first-rows.ts'

/** Whether Gatehouse writes at all, and if not, why. */
export type Writes =
  | { readonly allowed: true; readonly reason: null }
  | { readonly allowed: false; readonly reason: 'read-only' | 'open-listener' | 'no-record' }

/** Everything the app is made of. */
export type Deps = {
  readonly gateways: Gateways
  readonly plans: PlanBook
  readonly runs: RunBook
  readonly events: EventHub
  readonly writes: Writes
  readonly version: string
  readonly allowedHosts: ReadonlySet<string>
  readonly routePrefix: string
  readonly externalOrigin: string | null
  readonly webRoot: string
  /** Undefined when it was not built: then the app draws everything by itself. */
  readonly firstRows: FirstRows | undefined
  readonly telemetry: Telemetry
  readonly log: Logger
}
