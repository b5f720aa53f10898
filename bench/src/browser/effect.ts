import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** When the awaited effect was painted, in ms since the event. */
    effectPainted?: Promise<number>
  }
}

type Effect = {
  readonly event: 'click' | 'keydown'
  /** There as soon as the effect is. */
  readonly selector: string
}

const follow = ({ event, selector }: Effect) => {
  window.effectPainted = new Promise((resolve) => {
    const begin = ({ timeStamp }: Event) => {
      const look = () => {
        if (document.querySelector(selector) === null) return void requestAnimationFrame(look)
        // The frame that is being made shows it; a task after it runs once that frame is on its way.
        setTimeout(() => resolve(performance.now() - timeStamp))
      }
      requestAnimationFrame(look)
    }
    document.addEventListener(event, begin, { capture: true, once: true })
  })
}

/** How long it takes from what a person does until its effect is painted, in ms, by the page's own clock. */
export const timeEffect = async (page: Page, effect: Effect, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(follow, effect)
  await act()
  return page.evaluate(async () => (await window.effectPainted) ?? Number.NaN)
}
