import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { GatewayError } from '../../lib/wire.ts'
import { aGateway, gatewaysAnswer, minutes, noon } from '../../testing/builders.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { renderWithQueries } from '../../testing/render-with-queries.tsx'
import { EmptyGateway, FirstScreen, GatewayMenu, GatewayNotices } from './index.ts'
import { likelyCauses } from './likely-causes.ts'
import { toggleGateway } from './toggle-gateway.ts'

const refused: GatewayError = {
  code: 'unreachable',
  message: 'GET http://push.example:9091/api/v1/status: connect ECONNREFUSED 10.0.0.7:9091',
  since: noon - minutes(3),
  attempts: 12,
  nextAttemptAt: noon + 4000,
}

const answer = (...gateways: Parameters<typeof aGateway>[0][]) => {
  const found = gatewaysAnswer(gateways.map(aGateway))
  fakeApi({ 'GET gateways': () => found })
}

test('a gateway that was never read shows address, raw error, causes and the next attempt', async () => {
  const dead = { up: false, lastReadAt: null, now: null, error: refused }
  answer(dead)
  renderWithQueries(<FirstScreen gateway={aGateway(dead)} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('prod cannot be read: no connection')
  expect(screen.getByText('http://push.example:9091')).toBeTruthy()
  expect(screen.getByText(refused.message)).toBeTruthy()
  expect(screen.getByText(/Nothing listens there/)).toBeTruthy()
  expect((await screen.findByText(/12 attempts so far/)).textContent).toMatch(
    /First failed 3 m ago, 12 attempts so far, next in \d s/,
  )
})

test('before the first answer there is no talk of trouble', () => {
  answer({})
  renderWithQueries(<FirstScreen gateway={aGateway({ up: false, lastReadAt: null, now: null })} />)
  expect(screen.getByRole('status').textContent).toMatch(/Reading prod for the first time/)
})

test('the system’s word for an unreachable gateway narrows its causes down', () => {
  expect(likelyCauses({ code: 'unreachable', message: 'getaddrinfo ENOTFOUND push' })).toEqual([
    expect.stringMatching(/does not resolve/),
  ])
  expect(likelyCauses({ code: 'unreachable', message: 'something else' }).length).toBeGreaterThan(1)
})

test('an empty gateway teaches with a command for its own address', () => {
  renderWithQueries(<EmptyGateway gateway={aGateway()} />)
  expect(
    screen.getByText(/curl -X PUT --data-binary @- 'http:\/\/push\.example:9091\/metrics\/job@base64\/bXlfam9i'/),
  ).toBeTruthy()
})

test('old data is said to be old, with the raw error', async () => {
  answer({ up: false, error: refused })
  renderWithQueries(<GatewayNotices />)
  const notice = await screen.findByRole('status')
  expect(notice.textContent).toMatch(
    /^prod could not be read for 3 m\. Its groups are shown as of .*; their states are frozen\./,
  )
  expect(notice.textContent).toContain(refused.message)
})

test('gateways that are not chosen are not spoken of', async () => {
  answer({ up: false, error: refused }, { name: 'staging' })
  const { client } = renderWithQueries(<GatewayNotices chosen={['staging']} />)
  await client.refetchQueries()
  expect(screen.queryByRole('status')).toBeNull()
})

test('the menu names every gateway with its health, and chooses', async () => {
  answer({}, { name: 'staging', up: false, error: refused })
  const choose = vi.fn()
  const { user } = renderWithQueries(<GatewayMenu chosen={[]} onChoose={choose} />)
  await user.click(await screen.findByRole('button', { name: 'all 2 gateways, 1 of 2 cannot be read' }))
  const menu = within(await screen.findByRole('dialog', { name: 'Gateways' }))
  expect(menu.getByText('No connection')).toBeTruthy()
  await user.click(menu.getByRole('checkbox', { name: /staging/ }))
  expect(choose).toHaveBeenCalledWith(['prod'])
})

test('Esc closes the menu and gives the focus back; so does its button', async () => {
  answer({})
  const { user } = renderWithQueries(<GatewayMenu chosen={[]} onChoose={() => {}} />)
  const button = await screen.findByRole('button', { name: 'Gateway prod, up' })
  await user.click(button)
  await screen.findByRole('dialog', { name: 'Gateways' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(button))
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await user.click(button)
  await screen.findByRole('dialog', { name: 'Gateways' })
  await user.click(button)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('choosing all, or none, is no choice', () => {
  expect(toggleGateway(['a', 'b'], ['a'], 'b')).toEqual([])
  expect(toggleGateway(['a', 'b'], ['a'], 'a')).toEqual([])
  expect(toggleGateway(['a', 'b', 'c'], [], 'b')).toEqual(['a', 'c'])
})
