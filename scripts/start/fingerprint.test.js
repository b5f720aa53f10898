import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.js'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fingerprint-'))

afterAll(() => rmSync(folder, { recursive: true }))

const withFile = (path, content) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
  return fingerprint(folder, ['web'])
}

test('it changes with a source, and with nothing else', () => {
  const first = withFile('web/src/main.ts', 'a')
  expect(withFile('web/src/main.test.ts', 'a')).toBe(first)
  expect(withFile('web/dist/main.js', 'a')).toBe(first)
  expect(withFile('web/node_modules/x/index.js', 'a')).toBe(first)
  expect(withFile('other/main.ts', 'a')).toBe(first)
  const second = withFile('web/src/main.ts', 'b')
  expect(second).not.toBe(first)
  expect(withFile('web/src/new.ts', '')).not.toBe(second)
})
