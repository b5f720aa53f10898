import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

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
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 900 })
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1440 })
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
