/** A label name that needs no quotes and no escapes. https://prometheus.io/docs/concepts/data_model/ */
export const isPlainName = (name: string): boolean => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)

const escapeCharacter = (char: string, index: number): string => {
  if (char === '_') return '__'
  const stays = index === 0 ? /[a-zA-Z]/ : /[a-zA-Z0-9]/
  return stays.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`
}

/**
 * Whether a name can mean another one in the path of a gateway: any but a plain name needs an encoding that some
 * gateways take literally, and a name that looks encoded is decoded by others.
 */
export const isAmbiguousName = (name: string): boolean => !isPlainName(name) || name.startsWith('U__')

/**
 * A label name in a path of the Pushgateway: an ambiguous one in Prometheus's value encoding, `U__a_2e_b`, so that it
 * cannot turn into more segments nor into another name. Only a gateway that knows such names decodes it.
 * https://github.com/prometheus/pushgateway#url
 */
export const pathName = {
  encode: (name: string): string => (isAmbiguousName(name) ? `U__${[...name].map(escapeCharacter).join('')}` : name),

  decode: (text: string): string =>
    text.startsWith('U__')
      ? text
          .slice(3)
          .replace(/__|_([0-9a-f]+)_/g, (_, hex) => (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : '_'))
      : text,
}
