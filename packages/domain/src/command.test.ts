import { execFileSync } from 'node:child_process'
import { groupingKey as anyKey, hostileStrings } from '@gatehouse/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deleteCommand, firstPushCommand, pushCommand, shellQuote } from './command.ts'
import { groupPath } from './group-path.ts'

// An argument of a process ends at a NUL, so that no shell can carry one.
const arguments_ = [...hostileStrings, '', "'", "''", "'\\''", '-n', '\n', 'a\\', '*'].filter(
  (text) => !text.includes('\0'),
)

const shell = (script: string) => execFileSync('sh', ['-c', script], { encoding: 'utf8' })

test('a shell gives quoted text back', () => {
  const quoted = arguments_.map(shellQuote).join(' ')
  expect(shell(`printf '%s\\0' ${quoted}`).split('\0').slice(0, -1)).toEqual(arguments_)
})

const curlArguments = (command: string) => shell(`curl() { printf '%s\\0' "$@"; }; ${command}`).split('\0').slice(0, -1)

test('a copied delete command deletes exactly this group', () => {
  const keys = fc.sample(anyKey(), { numRuns: 20, seed: 1 })
  for (const key of keys) {
    const url = `http://gateway:9091/prefix${groupPath.encode(key)}`
    expect(curlArguments(deleteCommand('http://gateway:9091/prefix/', key))).toEqual(['-X', 'DELETE', url])
  }
})

test('a copied push command replaces exactly this group by a file', () => {
  const url = 'http://gateway/metrics/job@base64/aXQncw'
  expect(curlArguments(pushCommand('http://gateway', [['job', "it's"]]))).toEqual([
    '-X',
    'PUT',
    '--data-binary',
    '@metrics.prom',
    url,
  ])
})

test('the first push command pushes one sample', () => {
  const command = firstPushCommand('http://gateway', [['job', "it's"]])
  expect(curlArguments(command)).toEqual([
    '-X',
    'PUT',
    '--data-binary',
    '@-',
    'http://gateway/metrics/job@base64/aXQncw',
  ])
  expect(shell(`curl() { cat; }; ${command}`)).toBe('my_metric 42\n')
})

test('a hostile gateway URL stays one argument', () => {
  const [, , url] = curlArguments(deleteCommand("http://g/$(reboot)'; `reboot`", [['job', 'a']]))
  expect(url).toBe("http://g/$(reboot)'; `reboot`/metrics/job@base64/YQ")
})
