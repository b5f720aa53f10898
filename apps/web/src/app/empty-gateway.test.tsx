import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

const loading = vi.hoisted(() => Promise.withResolvers<void>())

vi.mock(import('../features/gateways/empty-gateway.tsx'), async (importOriginal) => {
  await loading.promise
  return importOriginal()
})

test('the page stays while how to begin with an empty gateway is still being loaded', async () => {
  fakeApi()
  renderApp()
  expect((await screen.findByRole('region', { name: 'Summary' })).textContent).toContain('0groups')
  expect(screen.getByRole('main')).toBeTruthy()
  loading.resolve()
  expect(await screen.findByRole('heading', { name: 'prod holds no groups yet' })).toBeTruthy()
})
