import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A file right under `src` is the entry of a page; the manifest says under which name it is served. */
const entries = readdirSync(here('src'))
  .filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => here(`src/${name}`))

export default defineConfig({
  base: '/app/',
  build: {
    outDir: here('../../../target/classes/static/app'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content policy allows no data: addresses
    rollupOptions: { input: entries },
  },
  test: { include: ['src/**/*.test.ts'] },
})
