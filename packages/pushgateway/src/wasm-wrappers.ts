import { setFlagsFromString } from 'node:v8'

// Node 24. Of other versions it is not known, and they may not know the flag.
const concerned = '13.6.'

const never = 2 ** 31 - 1

/**
 * Keeps V8 from replacing, once they are called often, the wrappers between WebAssembly and JavaScript, which undici's
 * parser calls for every piece of an answer. When several threads do, it may end the whole process ("Check failed:
 * jit_page.has_value()", in the frames of `TierUpWasmToJSWrapper`). A call takes some 10 ns longer for it.
 * https://github.com/nodejs/node/issues/64500
 */
export const keepWasmWrappers = (): void => {
  if (process.versions.v8.startsWith(concerned)) setFlagsFromString(`--wasm-wrapper-tiering-budget=${never}`)
}
