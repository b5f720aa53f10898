/**
 * In place of the package `react-style-singleton`, which Radix uses to lock scrolling by an inline <style>: our content
 * security policy forbids those, and our page never scrolls as a whole. See vite.config.ts.
 */
const nothing = () => null

export const styleSingleton = () => nothing
