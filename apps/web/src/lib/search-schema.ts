type Param = (given: unknown) => unknown

type Search<P extends Readonly<Record<string, Param>>> = { [K in keyof P]: ReturnType<P[K]> }

/** A text in the URL; what is none reads as empty. */
export const textParam = (given: unknown): string => (typeof given === 'string' ? given : '')

/** A text in the URL of which only some are allowed; any other reads as empty. */
export const textParamThat =
  (isAllowed: (text: string) => boolean) =>
  (given: unknown): string => {
    const text = textParam(given)
    return isAllowed(text) ? text : ''
  }

/** A repeatable parameter. What is not allowed is left out rather than making the whole link useless. */
export const listParam =
  <T extends string>(isAllowed: (text: string) => text is T) =>
  (given: unknown): readonly T[] =>
    (Array.isArray(given) ? given : [given]).filter((one): one is T => typeof one === 'string' && isAllowed(one))

const isName = (text: string): text is string => text !== ''

/** The gateways that are shown; none means all. */
export const gatewayParam = listParam(isName)

/** What a page reads from its URL, whatever stands there; as the router takes it: https://standardschema.dev */
export const searchSchema = <P extends Readonly<Record<string, Param>>>(params: P) => {
  const parse = (given: unknown): Search<P> => {
    const search = new Map(Object.entries(given ?? {}))
    return Object.fromEntries(Object.entries(params).map(([name, read]) => [name, read(search.get(name))])) as Search<P>
  }
  const validate = (given: unknown) => ({ value: parse(given) })
  type Types = { readonly input: Partial<Search<P>>; readonly output: Search<P> }
  const standard: { version: 1; vendor: string; validate: typeof validate; types?: Types } = {
    version: 1,
    vendor: 'gatehouse',
    validate,
  }
  return { parse, '~standard': standard }
}
