import { Moon, Sun } from 'lucide-react'
import { toggleTheme, useTheme } from '../lib/theme.ts'

export const ThemeButton = () => {
  const theme = useTheme()
  const Icon = theme === 'dark' ? Sun : Moon
  const other = theme === 'dark' ? 'Light' : 'Dark'
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${other} theme`}
      title={`${other} theme`}
      onClick={toggleTheme}
    >
      <Icon size={15} aria-hidden="true" />
    </button>
  )
}
