import './styles.css'
import { startApp } from './app/start-app.tsx'
import { prepareWhenIdle } from './app/when-idle.ts'

const root = document.getElementById('root')
if (root) void startApp(root)

prepareWhenIdle()
