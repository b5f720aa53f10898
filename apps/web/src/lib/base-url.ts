import { isDrawnAhead } from './drawn-ahead.ts'

/** Below which address we are served: <base href> says so. What is drawn ahead asks nothing. */
export const baseUrl: string = isDrawnAhead ? 'http://localhost/' : document.baseURI
