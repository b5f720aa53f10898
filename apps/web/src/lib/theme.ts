import { baseUrl } from './base-url.ts'

export type Theme = 'light' | 'dark'

// A cookie, because the server shows the first screen in the chosen theme before any script runs.
const name = 'gatehouse-theme'
const aYear = 365 * 24 * 3600

const listeners = new Set<() => void>()

// Asked for when it is needed: where the first screen is drawn ahead there is no window.
const system = () => window.matchMedia('(prefers-color-scheme: dark)')

const isTheme = (text: string | undefined): text is Theme => text === 'light' || text === 'dark'

// The server said so, or somebody just now. Otherwise the style sheet follows the system.
const chosen = (): Theme | undefined => {
  const { theme } = document.documentElement.dataset
  return isTheme(theme) ? theme : undefined
}

const keep = (theme: Theme) => {
  const path = new URL(baseUrl).pathname.replace(/(.)\/$/, '$1')
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has another way; its text is ours
  document.cookie = `${name}=${theme}; Path=${path}; Max-Age=${aYear}; SameSite=Lax`
}

export const currentTheme = (): Theme => chosen() ?? (system().matches ? 'dark' : 'light')

/** Calls back when the theme changes. Returns what ends that. */
export const onThemeChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  system().addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system().removeEventListener('change', listener)
  }
}

/** Shows the other theme, from now on at every visit. */
export const toggleTheme = (): void => {
  const next = currentTheme() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset['theme'] = next
  keep(next)
  for (const listener of listeners) listener()
}
