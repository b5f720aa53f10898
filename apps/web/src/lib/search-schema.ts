import * as z from 'zod/mini'

/** A text in the URL; what is none reads as empty. */
export const textParam = z.catch(z._default(z.string(), ''), '')

/** A text in the URL of which only some are allowed; any other reads as empty. */
export const textParamThat = (isAllowed: (text: string) => boolean) =>
  z.catch(z._default(z.string().check(z.refine(isAllowed)), ''), '')

/** A repeatable parameter. What is not allowed is left out rather than making the whole link useless. */
export const listParam = <T extends string>(isAllowed: (text: string) => text is T) =>
  z.catch(
    z.pipe(
      z.optional(z.unknown()),
      z.transform((given): readonly T[] =>
        (Array.isArray(given) ? given : [given]).filter((one): one is T => typeof one === 'string' && isAllowed(one)),
      ),
    ),
    [],
  )

const isName = (text: string): text is string => text !== ''

/** The gateways that are shown; none means all. */
export const gatewayParam = listParam(isName)
