import { expect, test } from 'vitest'
import { lineOfVersion } from './line.js'
import { checksumOf } from './release-archive.js'

const sums = `aa11  pushgateway-1.11.0.darwin-arm64.tar.gz
BB22 *pushgateway-1.11.0.linux-amd64.tar.gz
cc33  pushgateway-1.11.0.linux-amd64.tar.gz.sig
`

test('the checksum is the one of exactly this file', () => {
  expect(checksumOf(sums, 'pushgateway-1.11.0.linux-amd64.tar.gz')).toBe('bb22')
  expect(checksumOf(sums, 'pushgateway-1.11.0.darwin-arm64.tar.gz')).toBe('aa11')
  expect(() => checksumOf(sums, 'pushgateway-1.5.1.linux-amd64.tar.gz')).toThrow('does not name')
})

test('a version belongs to the line before or after native histograms', () => {
  expect(lineOfVersion('pushgateway, version 1.5.1 (branch: debian/sid)')).toBe('1.5')
  expect(lineOfVersion('pushgateway, version 1.8.0 (branch: HEAD)')).toBe('1.11')
  expect(lineOfVersion('pushgateway, version 1.11.0 (branch: HEAD)')).toBe('1.11')
  expect(lineOfVersion('something else')).toBeUndefined()
})
