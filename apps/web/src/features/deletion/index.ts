export { useDeletion } from './deletion-context.ts'
export { DeletionProvider } from './deletion-provider.tsx'
