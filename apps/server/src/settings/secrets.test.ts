import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@gatehouse/testing'
import { describe, expect, test } from 'vitest'
import { readFlags } from './read-flags.ts'
import { readSettings } from './settings.ts'

const mistakeOf = async (...args: readonly string[]): Promise<string> => {
  try {
    await readSettings(readFlags(args, {}))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('the settings were accepted')
}

const fileWith = (...urls: readonly string[]) => {
  const file = join(temporaryFolder(), 'gatehouse.yml')
  writeFileSync(file, JSON.stringify({ gateways: urls.map((url, i) => ({ name: `g${i}`, url })) }))
  return `--config.file=${file}`
}

const withPasswords = [
  'ftp://user:p@SECRET@host',
  'ftp://user:SECRET@host',
  'user:SECRET@host:9091',
  'http://u:SECRET/x@host',
  'http://u:SECRET/x@y@host',
  'http://u:1234/SECRET@host',
  'http://u:SECRET@h:bad',
  'http://u:p@SECRET@host',
  'http://u:SECRET%40host:bad',
  'http://u:SECRET\n@host:bad',
  'http:/u:SECRET@host',
  'name=user:SECRET@host:9091',
]

describe('a start that fails never prints a password:', () => {
  test.each(withPasswords)('%j', async (text) => {
    const mistakes = await Promise.all([
      mistakeOf(`--pushgateway.url=${text}`),
      mistakeOf('--pushgateway.url', text),
      mistakeOf(text),
      mistakeOf(`--pushgateway.ur=${text}`),
      mistakeOf('--pushgateway.url=http://h', `--web.external-url=${text.replace('http', 'ftp')}`),
      mistakeOf('--pushgateway.url=http://h', `--web.listen-address=${text}`),
      mistakeOf('--pushgateway.url=http://h', `--log.level=${text}`),
      mistakeOf(fileWith(text)),
    ])
    for (const mistake of mistakes) {
      expect(mistake).not.toContain('SECRET')
      expect(mistake.split('\n')).toHaveLength(1)
    }
  })
})

describe('two gateways with the same URL are refused:', () => {
  test.each([
    ['http://h', 'http://h/'],
    ['http://h', 'http://h:80'],
    ['http://h/p', 'http://H/p/'],
    ['http://h:9091', 'http://h:9091'],
  ])('%s and %s', async (a, b) => {
    const line = 'gateways g0 and g1 have the same URL'
    expect(await mistakeOf(fileWith(a, b))).toContain(line)
    expect(await mistakeOf(`--pushgateway.url=g0=${a}`, `--pushgateway.url=g1=${b}`)).toContain(line)
    expect(await mistakeOf(`--pushgateway.url=g0=${a}`, `--pushgateway.url=g1=${b.replace('//', '//u:p@')}`)).toBe(line)
  })

  test('other ports, paths and schemes are other gateways', async () => {
    const urls = ['http://h', 'https://h', 'http://h:81', 'http://h/p', 'http://h/P']
    const { gateways } = await readSettings(readFlags([fileWith(...urls)], {}))
    expect(gateways).toHaveLength(urls.length)
  })
})
