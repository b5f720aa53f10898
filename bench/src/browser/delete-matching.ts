import type { Locator, Page } from '@playwright/test'
import { pause } from '../pause.ts'
import { timeEffect } from './effect.ts'

/** What stood on the screen at a moment of a deletion, in ms since it was confirmed. */
export type Progress = { readonly at: number; readonly done: number; readonly words: string }

const numberIn = async (text: Locator) =>
  Number(/[\d,]+/.exec((await text.textContent()) ?? '')?.[0].replaceAll(',', ''))

/** Selects everything that matches by the box in the head of the table; gives how many groups that are. */
export const selectAllMatching = async (page: Page): Promise<number> => {
  await page.getByRole('checkbox', { name: /^Select all \d+ matching groups$/ }).click()
  return numberIn(page.getByText(/all [\d,]+ selected/))
}

/** Opens the dialog; gives how long until the list of what would go was there, in ms. */
export const proposeDeletion = (page: Page): Promise<number> => {
  const listed = { event: 'click', selector: '[role=dialog] section[aria-label="Groups of this plan"]' } as const
  return timeEffect(page, listed, () => page.getByRole('button', { name: /^Delete [\d,]+ groups…$/ }).click())
}

/** Ticks that fresh groups go, too, and types the gateway's name where asked; gives how many the button says go. */
export const fillDeletion = async (page: Page, confirm: string): Promise<number> => {
  const dialog = page.getByRole('dialog')
  const fresh = dialog.getByRole('checkbox')
  if ((await fresh.count()) > 0) await fresh.check()
  const go = dialog.getByRole('button', { name: /^Delete [\d,]+ groups?$/ })
  await go.waitFor()
  // A few groups are not worth a word.
  const word = dialog.getByRole('textbox')
  if ((await word.count()) > 0) await word.pressSequentially(confirm, { delay: 30 })
  return numberIn(go)
}

const readProgress = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector('[role=dialog] [role=progressbar]')
    const words = bar?.previousElementSibling?.textContent ?? null
    const toast = Array.from(document.querySelectorAll('.toast > span'), (one) => one.textContent).find((text) =>
      text?.startsWith('Deleted'),
    )
    return { words, done: Number(bar?.getAttribute('aria-valuenow')), toast }
  })

/** Confirms, and looks at the screen ten times a second until it says what became of the groups. */
export const followDeletion = async (page: Page, onProgress: (progress: Progress) => Promise<unknown>) => {
  const go = page.getByRole('dialog').getByRole('button', { name: /^Delete [\d,]+ groups?$/ })
  await go.click()
  const began = performance.now()
  const seen: Progress[] = []
  for (;;) {
    const { words, done, toast } = await readProgress(page)
    const at = performance.now() - began
    if (toast !== undefined) return { took: at, said: toast, seen }
    const progress = { at, done, words: words ?? '' }
    if (words !== null) seen.push(progress)
    await onProgress(progress)
    await pause(100)
  }
}
