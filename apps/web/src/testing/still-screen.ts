import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Machines that test many things at once are slow; nothing waits longer than it has to.
configure({ asyncUtilTimeout: 8000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
  window.history.replaceState(null, '', '/')
})

// jsdom lays nothing out. Virtual lists ask for these; a screen of fixed size is what they get.
class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: StillObserver })
for (const [name, size] of [
  ['offsetHeight', 900],
  ['clientHeight', 900],
  ['offsetWidth', 1440],
  ['clientWidth', 1440],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size })
}
Object.assign(HTMLElement.prototype, { scrollIntoView: () => {}, hasPointerCapture: () => false })
Object.assign(window, {
  scrollTo: () => {},
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
})
Object.assign(Element.prototype, { scrollTo: () => {} })
