import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** A request the proxy saw, its path byte for byte as sent. */
export type SeenRequest = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type FaultKind =
  /** Nobody listens: connection refused, for every request. */
  | { readonly kind: 'refuse' }
  /** The connection is reset as soon as the request is there. */
  | { readonly kind: 'reset' }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** The true answer, `ms` milliseconds later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The true answer, cut off after `after` bytes of its body. */
  | { readonly kind: 'cut'; readonly after: number }
  /** The true answer, but after `after` bytes of its body nothing more comes. */
  | { readonly kind: 'stall'; readonly after: number }
  /** The true answer, `bytes` bytes every `everyMs` milliseconds. */
  | { readonly kind: 'trickle'; readonly bytes: number; readonly everyMs: number }
  /** The true answer with another `Date` header, or none. */
  | { readonly kind: 'date'; readonly date: Date | string | null }
  /** The true answer to another request: what `change` gives replaces that part of it. */
  | { readonly kind: 'rewrite'; readonly change: (request: SeenRequest) => Partial<SeenRequest> }
  /** This answer in place of the true one: garbage, a redirect, an error page. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: OutgoingHttpHeaders
      readonly body?: string | Uint8Array
    }
  /** 200 with `content-encoding: gzip`: a small body that expands to `bytes` spaces, around an empty JSON answer. */
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** 200 with an endless-looking JSON answer of about `bytes` bytes, never compressed. */
  | { readonly kind: 'huge'; readonly bytes: number }

/** A fault, and for which requests (all, unless `when` says otherwise; `refuse` always concerns all). */
export type Fault = FaultKind & { readonly when?: (request: SeenRequest) => boolean }
