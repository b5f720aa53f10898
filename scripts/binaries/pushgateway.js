import { lineOfVersion } from './line.js'
import { findProgram, installProgram, presentProgram } from './program.js'

const variables = ['PUSHGATEWAY_BIN', 'PUSHGATEWAY_1_11_BIN']

const pushgateway = ({ line, version, suite, variables }) => ({
  title: `Pushgateway of line ${line}`,
  folder: `pushgateway-${line}`,
  variables,
  debian: { name: 'prometheus-pushgateway', suite },
  upstream: { name: 'pushgateway', version },
  isVersion: (text) => lineOfVersion(text) === line,
})

// Either variable may hold either line: the program itself says which it is.
const lines = {
  1.5: pushgateway({ line: '1.5', version: '1.5.1', suite: 'bookworm', variables }),
  1.11: pushgateway({ line: '1.11', version: '1.11.0', suite: 'trixie', variables: variables.toReversed() }),
}

/** The path of a Pushgateway of this line: one at hand, or fetched into the toolchain. */
export const findPushgateway = (line) => findProgram(lines[line])

/** The path of any Pushgateway, preferably one that is at hand already. */
export const anyPushgateway = async () =>
  (await presentProgram(lines['1.11'])) ??
  (await presentProgram(lines['1.5'])) ??
  (await installProgram(lines['1.11']).catch(() => installProgram(lines['1.5'])))
