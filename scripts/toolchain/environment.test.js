import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { homeEnvironment, pnpmEnvironment } from './environment.js'

test('pnpm inherits none of npm’s settings but registry, proxy, CA and cache', () => {
  const environment = pnpmEnvironment({
    PATH: '/bin',
    npm_config_prefix: '/usr',
    npm_config_ignore_scripts: 'true',
    npm_lifecycle_event: 'start',
    npm_config_noproxy: '',
    npm_config_registry: 'https://registry.example/',
    npm_config_https_proxy: 'http://proxy.example:3128',
    NPM_CONFIG_CAFILE: '/etc/ca.pem',
    npm_config_cache: '/cache',
  })
  expect(environment).toEqual({
    PATH: '/bin',
    npm_config_registry: 'https://registry.example/',
    pnpm_config_registry: 'https://registry.example/',
    npm_config_https_proxy: 'http://proxy.example:3128',
    pnpm_config_https_proxy: 'http://proxy.example:3128',
    NPM_CONFIG_CAFILE: '/etc/ca.pem',
    pnpm_config_cafile: '/etc/ca.pem',
    npm_config_cache: '/cache',
    pnpm_config_confirm_modules_purge: 'false',
  })
})

test('a HOME that can be written is kept, one that cannot is replaced', () => {
  expect(homeEnvironment({ HOME: import.meta.dirname })).toEqual({ HOME: import.meta.dirname })
  for (const HOME of ['', '/no/such/folder']) {
    const environment = homeEnvironment({ HOME, npm_config_cache: '/no/such/folder/.npm' })
    expect(existsSync(environment.HOME)).toBe(true)
    expect(environment).not.toHaveProperty('npm_config_cache')
  }
})
