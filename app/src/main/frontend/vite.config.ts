import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * A file right under `src` is the entry of a page and is served by its own name: the folder `assets/` that all such
 * files stand in carries a digest of them in its address.
 */
const entries = readdirSync(here('src'))
  .filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => here(`src/${name}`))

/** Beside every file its smallest form, which the server has no means to make and hands out to browsers that take it. */
const packed: Plugin = {
  name: 'packed',
  writeBundle({ dir = '' }, files) { // as written: other plugins still change what is generated
    for (const file of Object.keys(files).map((name) => join(dir, name))) {
      writeFileSync(file + '.br', brotliCompressSync(readFileSync(file)))
    }
  },
}

export default defineConfig({
  plugins: [packed],
  resolve: { alias: [{ find: /^lit$/, replacement: 'lit/html.js' }] }, // no components here: their framework stays at home
  base: './',
  build: {
    outDir: here('../../../target/classes/assets/app'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // those that know light-dark()
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content policy allows no data: addresses
    rollupOptions: {
      input: entries,
      output: {
        // By names that pages can fetch ahead: what all pages have, which is small, what the screens of a map have, and
        // what those beside the board have.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'base', test: /node_modules|src.(live.address|view.(palette|places|scene|words)|model.(elements|guidance|rights))\.ts/, priority: 1 },
            { name: 'beside', test: /src.view.(screen|screen-bar|editor|open)\.ts/, priority: 1 },
            { name: 'map', test: /src/, minShareCount: 2 },
          ],
        },
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
  server: { fs: { allow: [here('../..')] } }, // tests read the messages and the sample
  test: { include: ['src/**/*.test.ts'] },
})
