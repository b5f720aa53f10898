import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const noStyles = '\0no-styles'

/**
 * Radix locks scrolling by an inline <style>, which our content security policy forbids, and our page never scrolls as a
 * whole. So nothing stands in for the package that makes it.
 */
const withoutInlineStyles: Plugin = {
  name: 'without-inline-styles',
  enforce: 'pre',
  resolveId: (id) => (id === 'react-style-singleton' ? noStyles : undefined),
  load: (id) => (id === noStyles ? 'export const styleSingleton = () => () => null' : undefined),
}

/** The code of src/ahead.ts, which stands alone: it is run as a plain script before all others. */
const buildAhead = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: 'src/ahead.ts', output: { format: 'iife' } },
    },
  })
  const [script] = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  if (script?.type !== 'chunk') throw new Error('src/ahead.ts was not built')
  return script.code
}

/** Runs what comes before the app, and leaves it to that when the app is started; see src/ahead.ts. */
const goingAhead: Plugin = {
  name: 'going-ahead',
  apply: 'build',
  async buildStart() {
    this.emitFile({ type: 'asset', name: 'ahead.js', source: await buildAhead() })
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const ahead = Object.values(bundle).find((file) => file.type === 'asset' && file.names.includes('ahead.js'))
      const [tag, app] = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(html) ?? []
      if (!ahead || tag === undefined) throw new Error('the page does not start the app as it used to')
      // Fetched meanwhile, but not compiled yet.
      const fetched = `<link rel="preload" as="script" fetchpriority="low" crossorigin href="${app}">`
      return html
        .replace(tag, fetched)
        .replace('<title>', `<script async src="./${ahead.fileName}" data-app="${app}"></script>\n    <title>`)
    },
  },
}

/** What the server runs to draw the first rows: everything it needs in one file. */
const firstRows = {
  outDir: 'dist/server',
  copyPublicDir: false,
  rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'first-rows.js' } },
}

const app = {
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  // What the first screen needs comes in one file.
  rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial' as const] }] } } },
}

export default defineConfig(({ isSsrBuild }) => ({
  // Relative addresses, so that one build serves under any route prefix.
  base: './',
  plugins: [react(), tailwindcss(), withoutInlineStyles, ...(isSsrBuild ? [] : [goingAhead])],
  build: { target: 'es2023', ...(isSsrBuild ? firstRows : app) },
  ...(isSsrBuild && {
    ssr: { noExternal: true as const },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  }),
  server: { proxy: { '/api': 'http://127.0.0.1:9096' } },
  test: {
    name: 'web',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test-setup.ts'],
    testTimeout: 30_000,
  },
}))
