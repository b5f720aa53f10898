import type { House } from './house.ts'
import type { Source } from './source.ts'

const clocksAndDoors =
  /\bDate\.now\b|\bnew Date\(\)|(?<!new )\bDate\(\)|\bperformance\.|\bprocess\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\b|\bconsole\.|\bMath\.random\b|\bcrypto\.|\bglobalThis\b|['"]node:/

const rawMarkup = /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML)\b|\bdocument\.write\b/

// Where something is put into the path of a group; words for people may name such a path.
// encodeURIComponent may serve the ids of our own API, never a gateway.
const groupPaths = /\/metrics\/job(?:@base64)?\/?(?:\$\{|['"`])/
const percentEncoding = /\bencodeURIComponent\b/

const isProduct = ({ room, isTest }: Source) => !isTest && room !== 'testing'

const saying = (house: House, word: RegExp, isWatched: (source: Source) => boolean): string[] =>
  house.sources
    .filter((source) => isProduct(source) && isWatched(source) && word.test(source.code))
    .map(({ path, code }) => `${path} must not say ${word.exec(code)?.[0]}`)

/** Rooms on floors 0 and 1 that read a clock or do I/O. */
export const impure = (house: House): string[] =>
  saying(house, clocksAndDoors, ({ room }) => room === 'exposition' || room === 'domain')

/** Product code that hands text to the browser as markup. */
export const markup = (house: House): string[] => saying(house, rawMarkup, () => true)

/** Product code that builds the path of a group by itself. */
export const ownPaths = (house: House): string[] => [
  ...saying(house, groupPaths, ({ path }) => path !== 'packages/domain/src/group-path.ts'),
  ...saying(house, percentEncoding, ({ path }) => path !== 'apps/web/src/lib/api.ts'),
]

/** Product code that dials by undici and is not the gateway client. */
export const dialling = (house: House): string[] =>
  house.sources
    .filter((source) => isProduct(source) && source.room !== 'pushgateway')
    .filter(({ imports }) => imports.some(({ specifier }) => specifier === 'undici'))
    .map(({ path }) => `${path} must not import undici`)
