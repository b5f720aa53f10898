import { expect, test } from 'vitest'
import { asksOnlyForText, namesGateways } from './arguments.js'

test('a gateway is named by a flag in either form, or by the environment', () => {
  expect(namesGateways(['--pushgateway.url=http://a'], {})).toBe(true)
  expect(namesGateways(['--config.file', 'a.yml'], {})).toBe(true)
  expect(namesGateways([], { GATEHOUSE_PUSHGATEWAY_URL: 'http://a' })).toBe(true)
  expect(namesGateways([], { GATEHOUSE_CONFIG_FILE: 'a.yml' })).toBe(true)
})

test('other arguments name no gateway', () => {
  expect(namesGateways(['--web.listen-address=:1', '--web.config.file=a.yml'], { GATEHOUSE_CONFIG_FILE: '' })).toBe(
    false,
  )
  expect(asksOnlyForText(['--read-only'])).toBe(false)
  expect(asksOnlyForText(['--read-only', '--help'])).toBe(true)
})
