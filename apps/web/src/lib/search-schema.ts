import { z } from 'zod'

/** A text in the URL; what is none reads as empty. */
export const textParam = z.string().catch('')

/** A repeatable parameter. What is not allowed is left out rather than making the whole link useless. */
export const listParam = <T extends string>(isAllowed: (text: string) => text is T) =>
  z
    .unknown()
    .optional()
    .transform((given): readonly T[] =>
      (Array.isArray(given) ? given : [given]).filter((one): one is T => typeof one === 'string' && isAllowed(one)),
    )
    .catch([])
