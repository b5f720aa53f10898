import { findProgram } from './program.js'

const prometheus = {
  title: 'Prometheus',
  folder: 'prometheus',
  variables: ['PROMETHEUS_BIN'],
  debian: { name: 'prometheus', suite: 'bookworm' },
  upstream: { name: 'prometheus', version: '2.42.0' },
  isVersion: (text) => /^prometheus, version [23]\./m.test(text),
}

/** The path of a Prometheus: one at hand, or fetched into the toolchain. */
export const findPrometheus = () => findProgram(prometheus)
