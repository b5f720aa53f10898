import fc from 'fast-check'

export type Json = Readonly<Record<string, unknown>>

const sorted = (entries: Iterable<readonly [string, unknown]>): Json =>
  Object.fromEntries([...entries].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))))

/** JSON as Go writes it. */
export const asGoWrites = (value: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )

const text = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', 'a', '<b>', '"', '\\', '\u2028', '\u{1f600}', '\ufffd', '{"', '"}'),
)
const name = fc.constantFrom('job', 'instance', 'k', 'le', 'type', 'labels', 'time_stamp', 'zone')
const labels = fc.dictionary(name, text, { maxKeys: 4 }).map((all) => sorted(Object.entries({ job: 'a', ...all })))
const number = fc.constantFrom('0', '1', '-0', 'NaN', '+Inf', '1.5e+09', '1e-05')
const numbers = fc
  .dictionary(fc.constantFrom('0.1', '1.5', '1e+06', '+Inf', 'NaN'), number, { minKeys: 1 })
  .map((all) => sorted(Object.entries(all)))

const metric = fc.oneof(
  fc.record({ labels, value: number }),
  fc.record({ buckets: numbers, count: number, labels, sum: number }),
  fc.record({ count: number, labels, quantiles: numbers, sum: number }),
)

const family = (metrics: fc.Arbitrary<readonly unknown[]>) =>
  fc.tuple(fc.constantFrom('GAUGE', 'COUNTER', 'HISTOGRAM'), fc.option(text), metrics).map(([type, help, all]) => ({
    time_stamp: '2026-11-22T12:41:17.080831059Z',
    type,
    ...(help === null ? {} : { help }),
    metrics: all,
  }))

const time = (own: Json) =>
  fc
    .tuple(fc.oneof({ weight: 5, arbitrary: fc.constant({ instance: '', ...own }) }, labels), number)
    .map(([all, value]) => [{ labels: sorted(Object.entries(all)), value }])

/** A group as a gateway may answer it. */
export const group = labels.chain((own) =>
  fc
    .tuple(
      fc.dictionary(
        fc.constantFrom('a', 'b_total', 'labels', 'm', 'zz'),
        family(fc.array(metric, { minLength: 1, maxLength: 3 })),
        {
          maxKeys: 3,
        },
      ),
      family(time(own)),
      family(time(own)),
    )
    .map(([families, pushTime, failureTime]) =>
      sorted(
        Object.entries({
          ...families,
          labels: families['labels'] ?? own,
          last_push_successful: true,
          push_time_seconds: pushTime,
          push_failure_time_seconds: failureTime,
        }),
      ),
    ),
)

const put = fc.oneof(
  fc.integer({ min: 0, max: 255 }).map((byte) => Buffer.from([byte])),
  fc
    .constantFrom('', '"', ',', '{', '}', ']', '\\u0061', '\\', ' ', '"a":"b",', '"0.1":"1",')
    .map((one) => Buffer.from(one)),
)
const change = fc.tuple(fc.nat(), put, fc.nat({ max: 2 }))

/** Changes that may be made to any bytes. */
export const changes = fc.array(change, { minLength: 1, maxLength: 3 })

/** Makes such changes. */
export const changed = (bytes: Buffer, all: readonly (readonly [place: number, put: Buffer, dropped: number])[]) =>
  all.reduce<Buffer>((before, [place, bytes, dropped]) => {
    const at = place % before.length
    return Buffer.concat([before.subarray(0, at), bytes, before.subarray(at + dropped)])
  }, bytes)
