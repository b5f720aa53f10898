import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
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

/** Runs what asks for the first answers while the app is still on its way; see src/ahead.ts. */
const askingAhead: Plugin = {
  name: 'asking-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const ahead = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === 'ahead')
      if (!ahead) throw new Error('src/ahead.ts was not built')
      return html.replace('<title>', `<script src="./${ahead.fileName}"></script>\n    <title>`)
    },
  },
}

export default defineConfig({
  // Relative addresses, so that one build serves under any route prefix.
  base: './',
  plugins: [react(), tailwindcss(), withoutInlineStyles, askingAhead],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', ahead: 'src/ahead.ts' },
      output: {
        // What the first screen needs comes in one file.
        codeSplitting: { groups: [{ name: 'app', test: /^(?!.*\/src\/ahead\.ts$)/, tags: ['$initial'] }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:9096' } },
  test: {
    name: 'web',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test-setup.ts'],
    testTimeout: 30_000,
  },
})
