// What is drawn ahead is drawn, and tested, where there is no browser.
if (typeof document !== 'undefined') await import('./testing/still-screen.ts')

export {}
