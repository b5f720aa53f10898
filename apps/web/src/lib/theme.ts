import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

const key = 'gatehouse-theme'
const system = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

// Storage can be forbidden; the page works without.
const chosen = (): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const current = (): Theme => {
  const choice = chosen()
  if (choice === 'light' || choice === 'dark') return choice
  return system.matches ? 'dark' : 'light'
}

const apply = () => {
  document.documentElement.dataset['theme'] = current()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Before the first paint; afterwards the page follows the system until somebody chooses. */
export const startTheme = (): void => {
  apply()
  system.addEventListener('change', apply)
}

export const toggleTheme = (): void => {
  try {
    localStorage.setItem(key, current() === 'dark' ? 'light' : 'dark')
  } catch {
    return
  }
  apply()
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, current)
