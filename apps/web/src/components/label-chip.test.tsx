import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderWithQueries } from '../testing/render-with-queries.tsx'
import { LabelChips } from './label-chip.tsx'

const chip = (labels: Record<string, string>) => {
  const pick = vi.fn()
  return { ...renderWithQueries(<LabelChips labels={labels} onPick={pick} />), pick }
}

test('a hover tells the whole label, however short it is', () => {
  chip({ job: 'a' })
  expect(screen.getByRole('button', { name: 'job="a"' }).title).toMatch(/^job="a"\n/)
})

test('a long value keeps its end, and its middle gives way once', () => {
  const pod = `${'L'.repeat(150)}-7f9c-x2x9z`
  chip({ pod })
  const button = screen.getByRole('button', { name: /^pod=/ })
  expect(button.title).toMatch(new RegExp(`^pod="${pod}"\n`))
  expect(button.lastChild?.textContent).toBe('-x2x9z"')
  expect(button.textContent?.match(/…/g)).toHaveLength(1)
})

test('a value that is not too long is all there', () => {
  chip({ pod: 'report-28193-x2x9z' })
  expect(screen.getByRole('button').textContent).toBe('pod="report-28193-x2x9z"')
})

test('Shift-click copies, says so and does not filter', async () => {
  const { user, pick } = chip({ job: 'a"b' })
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('button'))
  await user.keyboard('{/Shift}')
  expect((await screen.findByRole('status')).textContent).toBe('copied')
  expect(await navigator.clipboard.readText()).toBe('job="a\\"b"')
  expect(pick).not.toHaveBeenCalled()
})

test('a copy the browser does not allow is said to have failed', async () => {
  const { user } = chip({ job: 'a' })
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
  document.execCommand = () => false
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('button'))
  expect((await screen.findByRole('status')).textContent).toBe('not copied')
})
