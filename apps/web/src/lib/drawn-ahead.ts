/** Whether this runs where the first screen is drawn ahead: nobody looks at it, and what the browser knows is not known. */
export const isDrawnAhead: boolean = typeof document === 'undefined'
