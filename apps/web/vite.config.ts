import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** The content security policy forbids inline <style>; sonner's styles come as a file instead (see main.tsx). */
const withoutInjectedStyles: Plugin = {
  name: 'without-injected-styles',
  transform: (code, id) =>
    id.includes('/sonner/dist/') && id.includes('.mjs') ? code.replaceAll(/^__insertCSS\(/gm, 'void (') : null,
}

const ownFile = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  // Relative addresses, so that one build serves under any route prefix.
  base: './',
  plugins: [react(), tailwindcss(), withoutInjectedStyles],
  resolve: { alias: { 'react-style-singleton': ownFile('./src/lib/style-singleton.ts') } },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:9096' } },
  test: { name: 'web', environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['./src/test-setup.ts'] },
})
