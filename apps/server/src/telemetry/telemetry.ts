import type { Result } from '@gatehouse/deletion'
import { type CollisionKind, collisionKinds, groupStates } from '@gatehouse/domain'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { EventHub } from '../events/hub.ts'
import { countGroupStates } from '../gateways/count-group-states.ts'
import type { Gateways } from '../gateways/gateways.ts'

type Watched = {
  readonly gateways: Gateways
  readonly events: Pick<EventHub, 'size'>
  readonly version: string
}

export type Telemetry = ReturnType<typeof createTelemetry>

/** Gatehouse's own metrics, in the exposition format, so that a late job can be alerted on. */
export const createTelemetry = ({ gateways, events, version }: Watched) => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  new Gauge({
    name: 'gatehouse_build_info',
    help: 'The version of Gatehouse.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1)
  new Gauge({
    name: 'gatehouse_gateway_up',
    help: 'Whether the last read of the gateway succeeded.',
    labelNames: ['gateway'],
    registers,
    collect() {
      for (const reader of gateways.readers) {
        this.set({ gateway: reader.name }, reader.lastRead() && !reader.failure() ? 1 : 0)
      }
    },
  })
  new Gauge({
    name: 'gatehouse_groups',
    help: 'Groups by state; absent while the gateway cannot be read.',
    labelNames: ['gateway', 'state'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) {
        const source = reader.failure() ? undefined : reader.source()
        if (!source) continue
        const counts = countGroupStates(source)
        for (const state of groupStates) this.set({ gateway: reader.name, state }, counts[state])
      }
    },
  })
  new Gauge({
    name: 'gatehouse_gateway_series',
    help: 'Series the gateway exposes for its groups; absent while it cannot be read.',
    labelNames: ['gateway'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) {
        const last = reader.failure() ? undefined : reader.lastRead()
        if (last) this.set({ gateway: reader.name }, last.view.totalSeries)
      }
    },
  })
  new Gauge({
    name: 'gatehouse_gateway_scrape_success',
    help: 'Whether the metrics page answered when last looked at; absent before, and while the gateway cannot be read.',
    labelNames: ['gateway'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) {
        const { state } = reader.collisions().scrape
        if (state !== 'unknown' && !reader.failure()) this.set({ gateway: reader.name }, state === 'ok' ? 1 : 0)
      }
    },
  })
  new Gauge({
    name: 'gatehouse_collisions',
    help: 'Collisions by kind; absent for kinds there are none of, and while the gateway cannot be read.',
    labelNames: ['gateway', 'kind', 'severity'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) {
        if (reader.failure()) continue
        for (const [kind, count] of Object.entries(reader.collisions().counts)) {
          this.set({ gateway: reader.name, kind, severity: collisionKinds[kind as CollisionKind].severity }, count)
        }
      }
    },
  })
  new Counter({
    name: 'gatehouse_reads_total',
    help: 'Reads of the gateway.',
    labelNames: ['gateway', 'result'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) {
        const { ok, failed } = reader.reads()
        this.inc({ gateway: reader.name, result: 'success' }, ok)
        this.inc({ gateway: reader.name, result: 'failure' }, failed)
      }
    },
  })
  new Counter({
    name: 'gatehouse_read_duration_seconds_total',
    help: 'Time spent on successful reads of the gateway.',
    labelNames: ['gateway'],
    registers,
    collect() {
      this.reset()
      for (const reader of gateways.readers) this.inc({ gateway: reader.name }, reader.reads().seconds)
    },
  })
  new Gauge({
    name: 'gatehouse_event_streams',
    help: 'Browsers that listen to events.',
    registers,
    collect() {
      this.set(events.size())
    },
  })
  const deletions = new Counter({
    name: 'gatehouse_deletions_total',
    help: 'Groups of plans that were carried out, by outcome.',
    labelNames: ['gateway', 'outcome'],
    registers,
  })

  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    countDeletions: (results: readonly Result[]) => {
      for (const { item, outcome } of results) deletions.inc({ gateway: item.gateway, outcome })
    },
  }
}
