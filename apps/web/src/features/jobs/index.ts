export { JobsPage } from './jobs-page.tsx'
export { jobsSearch } from './jobs-search.ts'
