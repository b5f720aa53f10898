export { TryPage } from './try-page.tsx'
