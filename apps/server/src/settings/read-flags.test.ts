import { expect, test } from 'vitest'
import { readFlags } from './read-flags.ts'

const reading =
  (environment: Record<string, string>, ...args: readonly string[]) =>
  () =>
    readFlags(args, environment)

test.each([
  ['GATEHOUSE_READONLY', 'GATEHOUSE_READONLY is not known, did you mean GATEHOUSE_READ_ONLY?'],
  ['GATEHOUSE_ReadOnly', 'GATEHOUSE_ReadOnly is not known, did you mean GATEHOUSE_READ_ONLY?'],
  ['GATEHOUSE_LISTEN', 'GATEHOUSE_LISTEN is not known; see --help'],
  ['GATEHOUSE_', 'GATEHOUSE_ is not known; see --help'],
])('the variable %s is refused, whatever its value', (name, line) => {
  expect(reading({ [name]: 'true' })).toThrow(line)
  expect(reading({ [name]: '' })).toThrow(line)
})

test.each(['', ' ', '\n'])('a switch in the environment is true or false, never blank: %j', (value) => {
  const line = `GATEHOUSE_READ_ONLY is true or false, not ${JSON.stringify(value)}`
  expect(reading({ GATEHOUSE_READ_ONLY: value })).toThrow(line)
  expect(reading({ GATEHOUSE_READ_ONLY: value }, '--read-only')).toThrow(line)
})

test('a text or a list that is blank in the environment is not set', () => {
  const flags = reading({ GATEHOUSE_CONFIG_FILE: '', GATEHOUSE_PUSHGATEWAY_URL: ' ' })()
  expect([flags['config.file'], flags['pushgateway.url']]).toEqual([[], []])
})

test('lists in the environment are separated by spaces or commas', () => {
  const flags = reading({ GATEHOUSE_WEB_ALLOWED_HOST: ' a b,c, d ' })()
  expect(flags['web.allowed-host']).toEqual(['a', 'b', 'c', 'd'])
})

test('what Kubernetes tells of services in the environment is none of ours', () => {
  const services = {
    GATEHOUSE_SERVICE_HOST: '10.0.0.1',
    GATEHOUSE_SERVICE_PORT: '80',
    GATEHOUSE_SERVICE_PORT_HTTP: '80',
    GATEHOUSE_PORT: 'tcp://10.0.0.1:80',
    GATEHOUSE_PORT_80_TCP: 'tcp://10.0.0.1:80',
    GATEHOUSE_PORT_80_TCP_ADDR: '10.0.0.1',
    GATEHOUSE_WEB_SERVICE_HOST: '10.0.0.2',
    PATH: '/bin',
  }
  expect(Object.values(reading(services)()).flat()).toEqual([])
})
