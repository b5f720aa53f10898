import type { Matcher } from '@gatehouse/domain'
import type { GatewayAddress, GatewayErrorCode, GatewayStatus } from '@gatehouse/pushgateway'
import type { PublishedSnapshot } from '@gatehouse/snapshot'
import type { PushToTry, TriedPush } from './try-push.ts'

/** What a gateway's worker is started with. */
export type WorkerStart = {
  readonly gateway: string
  readonly address: GatewayAddress
  readonly rules: readonly { readonly matchers: readonly Matcher[] }[]
}

/** What the worker is asked, by kind, and what it answers. */
export type Questions = {
  readonly read: {
    readonly asked: { readonly forgotten: readonly string[]; readonly remembered: readonly string[] }
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

type Reading = { readonly published: PublishedSnapshot; readonly status: GatewayStatus; readonly took: number }

export type Kind = keyof Questions

export type Request = { [K in Kind]: { readonly number: number; readonly kind: K } & Questions[K]['asked'] }[Kind]

export type Failure = { readonly code: GatewayErrorCode; readonly message: string }

export type Reply =
  | { readonly number: number; readonly ok: true; readonly answer: Questions[Kind]['answer'] }
  | { readonly number: number; readonly ok: false; readonly failure: Failure }
