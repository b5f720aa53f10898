import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { GroupAnswer, Tried } from '../../lib/wire.ts'
import { aGateway, aGroup, gatewaysAnswer, noon } from '../../testing/builders.ts'
import { fakeApi, type Handler, problem } from '../../testing/fake-api.ts'
import { renderApp } from '../../testing/render-app.tsx'

const noChanges = { counts: { added: 0, replaced: 0, kept: 0, dropped: 0 }, families: [] }

const aTry = (given: Partial<Tried> = {}): Tried => ({
  asOf: null,
  verdict: 'accepted',
  status: 200,
  cause: null,
  unknownBecause: null,
  stores: true,
  leavesFailure: false,
  locksRoute: false,
  checks: true,
  key: { job: 'backup' },
  keyInDoubt: false,
  needsBase64: [],
  location: null,
  otherHost: null,
  notes: [],
  group: 'g',
  isThere: true,
  families: 1,
  series: 1,
  findings: [],
  violations: [],
  changes: { PUT: noChanges, POST: noChanges },
  compared: 2,
  others: 2,
  command: "curl -X PUT --data-binary @metrics.prom 'http://push.example:9091/metrics/job@base64/YQ'",
  ...given,
})

const open = (answer: Handler, at = '/try') => {
  const server = fakeApi({ 'POST try': answer })
  const app = renderApp(at)
  const lastAsked = () => server.asked.filter(({ method }) => method === 'POST').at(-1)?.body
  return { ...app, server, lastAsked }
}

const body = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Body' })
const result = () => screen.findByRole('region', { name: 'What would happen' })

test('what is pasted is asked of the server, and its verdict is said', async () => {
  const { user, lastAsked } = open(() => aTry())
  await user.click(await body())
  await user.paste('m 1\n')
  await user.click(screen.getByLabelText('URL'))
  await user.paste('http://push.example:9091/metrics/job/backup')
  await within(await result()).findByText(/Would be accepted \(200\)/)
  await waitFor(() =>
    expect(lastAsked()).toEqual({
      gateway: 'prod',
      method: 'PUT',
      to: { url: 'http://push.example:9091/metrics/job/backup' },
      body: 'm 1\n',
    }),
  )
  expect(screen.getByText('Held against all 2 other groups there now.')).toBeTruthy()
  expect(screen.getByText(/^curl -X PUT/)).toBeTruthy()
})

test('URL and labels are kept in step, both ways', async () => {
  const { user, lastAsked } = open(() => aTry())
  await user.click(await screen.findByLabelText('URL'))
  await user.paste('/metrics/job/backup/path@base64/L3Zhcg')
  expect(screen.getByLabelText<HTMLInputElement>('Value of label 2').value).toBe('/var')
  await user.clear(screen.getByLabelText('Value of label 2'))
  await user.type(screen.getByLabelText('Value of label 2'), 'x')
  expect(screen.getByLabelText<HTMLInputElement>('URL').value).toBe(
    'http://push.example:9091/metrics/job@base64/YmFja3Vw/path@base64/eA',
  )
  await user.click(screen.getByRole('button', { name: 'Add a label' }))
  await user.click(screen.getByRole('button', { name: 'Remove label 2' }))
  await waitFor(() => expect(lastAsked()).toMatchObject({ to: { labels: [['job', 'backup']] } }))
})

test('a refusal names the groups it is for, and leads there', async () => {
  const claim = { metric: 'm', labels: null, type: 'gauge' as const, help: '', value: null }
  const violation = {
    kind: 'type-clash' as const,
    metric: 'm',
    said: 'is not a COUNTER',
    isOld: false,
    sides: [
      { who: 'push' as const, group: null, claims: [claim] },
      { who: 'group' as const, group: { id: 'etl', labels: { job: 'etl' } }, claims: [claim] },
      { who: 'gateway' as const, group: null, claims: [claim] },
    ],
  }
  const refused = {
    verdict: 'refused',
    status: 400,
    stores: false,
    leavesFailure: true,
    cause: 'inconsistent',
  } as const
  const { user, address } = open(() => aTry({ ...refused, violations: [violation] }))
  await user.type(await body(), 'm 1')
  const said = within(await result())
  await said.findByText(/Would be refused \(400\)/)
  expect(said.getByText('this push')).toBeTruthy()
  expect(said.getByText('the gateway itself')).toBeTruthy()
  await user.click(said.getByRole('link', { name: /etl/ }))
  expect(address()).toBe('/?gateway=prod&group=etl')
})

test('findings stand by their lines, and lead there', async () => {
  const finding = {
    line: 2,
    column: 4,
    severity: 'error' as const,
    said: 'expected float',
    hint: 'The value is missing.',
  }
  const { user } = open(() => aTry({ findings: [finding] }))
  await user.click(await body())
  await user.paste('a 1\nb x\nc 1\n')
  await user.click(await screen.findByRole('button', { name: 'Line 2' }))
  const area = await body()
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('b x')
  expect(screen.getByRole('list', { name: 'Findings' }).textContent).toMatch(/Error\. The value is missing\./)
})

test('what PUT and POST would do stands side by side', async () => {
  const family = { name: 'm', typeBefore: 'gauge', typeAfter: null, seriesBefore: 3, seriesAfter: 0 }
  const PUT = {
    counts: { added: 0, replaced: 0, kept: 0, dropped: 1 },
    families: [{ ...family, change: 'dropped' as const }],
  }
  const { user, lastAsked } = open(() => aTry({ changes: { PUT, POST: noChanges } }))
  await user.type(await body(), 'm')
  expect((await screen.findByRole('region', { name: 'PUT would' })).textContent).toMatch(/1 dropped.*m3 series/)
  expect(screen.getByRole('region', { name: 'POST would' }).textContent).toMatch(/nothing but the push time/)
  await user.click(screen.getByRole('radio', { name: /POST/ }))
  await waitFor(() => expect(lastAsked()).toMatchObject({ method: 'POST' }))
})

test('a file becomes the body; one that is no text is refused', async () => {
  const { user } = open(() => aTry())
  const picker = await screen.findByLabelText('File with the body')
  await user.upload(picker, new File(['from_file 1\n'], 'metrics.prom'))
  await waitFor(async () => expect((await body()).value).toBe('from_file 1\n'))
  await user.upload(picker, new File([Uint8Array.of(0xff, 0xfe)], 'metrics.bin'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/no UTF-8/)
  expect((await body()).value).toBe('from_file 1\n')
})

test('a link to a group begins with its key and its content', async () => {
  const group: GroupAnswer = {
    group: aGroup({ job: 'backup', db: 'main' }, { id: 'b' }),
    asOf: { gateway: 'prod', readAt: noon, now: noon, frozen: false, receivedAt: 0 },
    metrics: [],
    text: 'rows 1\n',
  }
  const server = fakeApi({ 'POST try': () => aTry(), 'GET groups/*': () => group })
  renderApp('/try?group=b')
  expect((await body()).value).toBe('rows 1\n')
  expect(screen.getByLabelText<HTMLInputElement>('Value of label 2').value).toBe('main')
  await waitFor(() => expect(server.asked.some(({ method }) => method === 'POST')).toBe(true))
})

test('hostile text stays text', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e'
  const finding = { line: 1, column: null, severity: 'warning' as const, said: hostile, hint: hostile }
  const { user } = open(() => aTry({ key: { job: hostile }, cause: hostile, findings: [finding], otherHost: hostile }))
  await user.type(await body(), 'm')
  await within(await result()).findByText(/The URL is for <img src=x onerror=alert\(1\)>‹U\+202E›/)
  expect(document.querySelector('img')).toBeNull()
})

test('nothing is asked while nothing is filled in, and a failure is said', async () => {
  const { user, server } = open(() => problem(502, 'gateway-unreadable', 'The gateway cannot be read'))
  await screen.findByText(/Paste the URL your script pushes to/)
  expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)
  await user.type(await body(), 'm')
  expect(await screen.findByText('The gateway cannot be read.')).toBeTruthy()
})

test('another gateway can be chosen where there are several', async () => {
  fakeApi({ 'GET gateways': () => gatewaysAnswer([aGateway(), aGateway({ name: 'staging' })]) })
  const { user, address } = renderApp('/try')
  await user.selectOptions(await screen.findByLabelText('Gateway'), 'staging')
  await waitFor(() => expect(address()).toBe('/try?gateway=staging'))
})
