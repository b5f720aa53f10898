import { Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { currentTheme, onThemeChange, type Theme, toggleTheme } from '../lib/theme.ts'

// Only the browser knows. Nothing that is seen depends on it: see the signs below.
const themeAhead = (): Theme => 'light'

export const ThemeButton = () => {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, themeAhead)
  const other = theme === 'dark' ? 'Light' : 'Dark'
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${other} theme`}
      title={`${other} theme`}
      onClick={toggleTheme}
    >
      <Sun size={15} aria-hidden="true" className="light:hidden" />
      <Moon size={15} aria-hidden="true" className="dark:hidden" />
    </button>
  )
}
