import { expect, test } from 'vitest'
import { runsTypeScript } from './node.js'

test('Node runs TypeScript from 22.18 on, and from 23.6', () => {
  expect(['22.18.0', '23.6.0', '24.0.0', '30.1.0'].every(runsTypeScript)).toBe(true)
  expect(['20.20.2', '21.7.0', '22.17.1', '23.5.0'].some(runsTypeScript)).toBe(false)
})
