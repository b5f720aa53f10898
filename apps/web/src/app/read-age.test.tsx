import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { setPaused } from '../lib/live.ts'
import { aGateway, gatewaysAnswer, noon } from '../testing/builders.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { renderWithQueries } from '../testing/render-with-queries.tsx'
import { ReadAge } from './read-age.tsx'

const open = (secondsAgo: number) => {
  const gateway = aGateway({ pollEveryMs: 5000, lastReadAt: noon - 1000 * secondsAgo })
  fakeApi({ 'GET gateways': () => gatewaysAnswer([gateway]) })
  return renderWithQueries(<ReadAge chosen={[]} />)
}

test('a picture of the age a poll gives it is simply told', async () => {
  open(10)
  expect((await screen.findByText(/^updated 1\d s ago/)).textContent).not.toMatch(/hangs/)
})

test('older than two polls, a read hangs', async () => {
  open(12)
  expect((await screen.findByText(/^updated/)).textContent).toMatch(/^updated 1\d s ago, a read hangs$/)
})

test('the button says what it does next', async () => {
  const { user } = open(3)
  await user.click(await screen.findByRole('button', { name: 'Pause updates' }))
  await user.click(screen.getByRole('button', { name: 'Resume updates' }))
  expect(screen.getByRole('button', { name: 'Pause updates' })).toBeTruthy()
  setPaused(false)
})
