import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'

const secret = new Secret('hunter2')

test.each([
  ['a template', () => `${secret}`],
  ['JSON', () => JSON.stringify({ secret })],
  ['inspect', () => inspect({ secret }, { showHidden: true, depth: null })],
  ['its keys and values', () => JSON.stringify(Object.entries(secret))],
  ['an error made of it', () => String(new Error(String(secret)).stack)],
])('a secret does not show in %s', (_, print) => {
  expect(print()).not.toContain('hunter2')
})

test('a secret prints as <secret> and reveals its text when asked', () => {
  expect(`${secret} ${JSON.stringify(secret)} ${inspect(secret)}`).toBe('<secret> "<secret>" <secret>')
  expect(secret.reveal()).toBe('hunter2')
})
