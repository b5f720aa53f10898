import { type GroupingKey, groupPath, isAmbiguousName, isPlainName } from '@gatehouse/domain'
import { GatewayError } from './gateway-error.ts'

/**
 * Whether the gateway decodes label names in paths, which its flag `push.enable-utf8-names` tells. Undefined is not
 * known: then no name is sent that one gateway decodes and another takes as it is.
 */
export type Naming = { readonly utf8Names?: boolean | undefined }

/** The path that means exactly this group there. Throws a `GatewayError` when there is none. */
export const pathOf = (key: GroupingKey, { utf8Names }: Naming, url: string): string => {
  const reachable = reachableBy(utf8Names)
  const lost = key.find(([name]) => !reachable(name))
  if (lost) {
    const name = JSON.stringify(lost[0])
    throw new GatewayError('bad-status', `DELETE below ${url}: not sent: the label ${name} may mean another group`)
  }
  return utf8Names === false ? groupPath.encodeLiteral(key) : groupPath.encode(key)
}

const reachableBy = (utf8Names: boolean | undefined) => {
  if (utf8Names === undefined) return (name: string) => !isAmbiguousName(name)
  return utf8Names ? isDecodable : isPlainName
}

// The gateway decodes at most five hexadecimal digits, and takes names with more as they are.
// https://github.com/prometheus/common/blob/main/model/metric.go
const isDecodable = (name: string) => name.isWellFormed() && !/[\u{100000}-\u{10ffff}]/u.test(name)
