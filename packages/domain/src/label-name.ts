/** A label name that needs no quotes and no escapes. https://prometheus.io/docs/concepts/data_model/ */
export const isPlainName = (name: string): boolean => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)

const escapeCharacter = (char: string, index: number): string => {
  if (char === '_') return '__'
  const stays = index === 0 ? /[a-zA-Z]/ : /[a-zA-Z0-9]/
  return stays.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`
}

/**
 * A label name in a path of the Pushgateway: any other than a plain one in Prometheus's value encoding, `U__a_2e_b`,
 * so that it cannot turn into more segments. Only a gateway that knows such names decodes it.
 * https://github.com/prometheus/pushgateway#url
 */
export const pathName = {
  encode: (name: string): string => (isPlainName(name) ? name : `U__${[...name].map(escapeCharacter).join('')}`),

  decode: (text: string): string =>
    text.startsWith('U__')
      ? text
          .slice(3)
          .replace(/__|_([0-9a-f]+)_/g, (_, hex) => (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : '_'))
      : text,
}
