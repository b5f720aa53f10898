import { z } from 'zod'

const gateway = z.string()
const ms = z.number().int()
const mark = z
  .string()
  .describe('Whoever has seen this mark has missed nothing: it changes with the groups, their states and the health')
const readAt = ms.nullable().describe("The gateway's clock at its last good read; null before the first")
const ageMs = ms.describe('How long ago that was')
const total = z.number().int()

/** What is told to everybody who listens, by kind. Beside it each event carries `spreadMs`. */
export const liveEvents = {
  hello: z.object({
    gateways: z.array(
      z.object({ gateway, readAt, ageMs, mark, sinceMs: ms.describe('How long ago the mark last changed') }),
    ),
  }),
  snapshot: z.object({
    gateway,
    readAt,
    ageMs,
    mark,
    changed: total.describe('Groups that this read found changed'),
    pollEveryMs: ms.describe('When the next read comes'),
    tookMs: ms.describe('What this read took'),
  }),
  gateway: z.object({ gateway, up: z.boolean(), mark }),
  run: z.object({ id: z.string(), done: total, total, state: z.enum(['running', 'done']) }),
  beat: z.object({}),
} as const satisfies Record<string, z.ZodObject>

/** Beside the others in each event: a client that asks for more waits a random part of it, so that not all ask at once. */
export const spreadMs = ms

type Shapes = typeof liveEvents

/** What an event of each kind tells. */
export type LiveEvents = { readonly [K in keyof Shapes]: Readonly<z.infer<Shapes[K]>> }

/** One event, of any kind. */
export type LiveEvent = { [K in keyof Shapes]: { readonly kind: K; readonly data: LiveEvents[K] } }[keyof Shapes]

export type Publish = <K extends 'snapshot' | 'gateway' | 'run'>(kind: K, data: LiveEvents[K]) => void

/** As it goes over the wire, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const printEvent = ({ kind, data }: LiveEvent, spread: number): string =>
  `event: ${kind}\ndata: ${JSON.stringify({ ...data, spreadMs: spread })}\n\n`
