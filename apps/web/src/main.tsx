import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { prepareGroups } from './app/groups-route.tsx'
import { startTheme } from './lib/theme.ts'

startTheme()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

// After what is shown first. Safari knows no idle time.
window.addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(prepareGroups))
