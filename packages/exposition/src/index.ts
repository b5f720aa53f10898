export * from './family.ts'
export { goNumber } from './go-number.ts'
export { printText } from './text.ts'
