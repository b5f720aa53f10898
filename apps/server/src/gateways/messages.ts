import type { CollisionReport, Matcher } from '@gatehouse/domain'
import type { GatewayAddress, GatewayErrorCode, GatewayStatus } from '@gatehouse/pushgateway'
import type { CollisionColumns, PublishedSnapshot, SourceCollisions } from '@gatehouse/snapshot'
import type { PushToTry, TriedPush } from './try-push.ts'

/** What a gateway's worker is started with. */
export type WorkerStart = {
  readonly gateway: string
  readonly address: GatewayAddress
  /** How often the gateway is read, in ms, while reads are quick. */
  readonly pollInterval: number
  readonly rules: readonly { readonly matchers: readonly Matcher[] }[]
}

type ReadAsked = {
  readonly forgotten: readonly string[]
  readonly remembered: readonly string[]
  /** A glance at the push times may do instead, when it shows that nothing is new. */
  readonly mayGlance: boolean
}

/** What the worker is asked, by kind, and what it answers. */
export type Questions = {
  readonly read: {
    readonly asked: ReadAsked
    readonly answer: Reading
  }
  readonly families: {
    readonly asked: { readonly id: string }
    readonly answer: PrintedFamilies | { readonly tooLarge: number } | null
  }
  readonly try: { readonly asked: PushToTry; readonly answer: TriedPush }
  readonly capture: {
    readonly asked: { readonly ids: readonly string[] }
    readonly answer: readonly (readonly [id: string, text: string])[]
  }
}

/** The metrics of a group, and the same in the text format, each as the bytes of JSON. */
export type PrintedFamilies = { readonly metrics: Uint8Array; readonly text: Uint8Array }

/** The collisions of the snapshot published last. */
export type PublishedCollisions = {
  readonly report: CollisionReport
  readonly columns: CollisionColumns
  /** All that `columns` number; the report tells the worst of them. */
  readonly list: SourceCollisions['list']
}

type Reading = {
  readonly published: PublishedSnapshot
  readonly collisions: PublishedCollisions
  readonly status: GatewayStatus
  /** How long it took, in ms, and whether a glance was enough. */
  readonly took: number
  readonly wasGlance: boolean
}

export type Kind = keyof Questions

export type Request = { [K in Kind]: { readonly number: number; readonly kind: K } & Questions[K]['asked'] }[Kind]

export type Failure = { readonly code: GatewayErrorCode; readonly message: string }

/** What the worker tells by itself: the collisions, as a look at the metrics page shows them. */
export type News = { readonly news: PublishedCollisions }

export type Reply =
  | { readonly number: number; readonly ok: true; readonly answer: Questions[Kind]['answer'] }
  | { readonly number: number; readonly ok: false; readonly failure: Failure }
