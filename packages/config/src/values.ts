import { duration } from '@gatehouse/domain'
import { z } from 'zod'
import { refusal, shownRefusal } from './found.ts'

/** A mapping of exactly these keys; an unknown one is a mistake of its own that says which there are. */
export const mapping = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const keys = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === 'unrecognized_keys' ? `allowed here: ${keys}` : refusal(input, `a mapping of ${keys}`),
  })
}

/** A list of items. */
export const list = <Item extends z.ZodType>(item: Item, allowed: string) =>
  z.array(item, { error: ({ input }) => refusal(input, allowed) })

/** Text that is not empty. */
export const text = (allowed: string) => {
  const error = ({ input }: { input?: unknown }) =>
    input === '' ? `found empty text, allowed is ${allowed}` : refusal(input, allowed)
  return z.string({ error }).min(1, { error })
}

/** `true` or `false`. */
export const flag = () => z.boolean({ error: ({ input }) => shownRefusal(input, 'true or false') })

/** A Prometheus duration within these bounds, both in ms and allowed; in ms. */
export const durationWithin = (bounds: Bounds) => read((value) => decodeWithin(bounds, value), allowedWithin(bounds))

/** A Prometheus duration within these bounds, or the word `never`. */
export const durationOrNever = (bounds: Bounds) =>
  read<number | 'never'>(
    (value) => (value === 'never' ? value : decodeWithin(bounds, value)),
    `${allowedWithin(bounds)}, or never`,
  )

type Bounds = { readonly least: number; readonly most?: number }

const allowedWithin = ({ least, most }: Bounds) => {
  const range = most === undefined ? ` or more` : ` to ${duration.encode(most)}`
  return `a duration such as 30s or 1h30m, ${duration.encode(least)}${range}`
}

const decodeWithin = ({ least, most = Infinity }: Bounds, value: unknown): number | undefined => {
  // A bare 0 is the one number Prometheus takes for a duration.
  const ms = value === 0 ? 0 : typeof value === 'string' ? duration.decode(value) : undefined
  return ms !== undefined && ms >= least && ms <= most ? ms : undefined
}

const read = <Out>(decode: (value: unknown) => Out | undefined, allowed: string) =>
  z.unknown().transform((value, { addIssue }): Out => {
    const decoded = decode(value)
    if (decoded !== undefined) return decoded
    addIssue({ code: 'custom', message: shownRefusal(value, allowed) })
    return z.NEVER
  })
