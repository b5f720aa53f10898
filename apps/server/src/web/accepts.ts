import type { Context } from 'hono'

/** Whether the client takes an encoding as it is named, with nothing said of its quality. */
export const accepts = (c: Context, encoding: string): boolean =>
  (c.req.header('accept-encoding') ?? '').split(',').some((one) => one.trim() === encoding)
