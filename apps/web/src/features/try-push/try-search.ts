import { gatewayParam, searchSchema, textParam } from '../../lib/search-schema.ts'

/** Where a push is tried, and the group whose key and content the form begins with. */
export const trySearch = searchSchema({ gateway: gatewayParam, group: textParam })
