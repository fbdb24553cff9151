// Bundles the front end to modeller/dist, which the server serves. One Preact only: with two, the popup
// menus of the canvas open empty without an error.

import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * The FEEL editors of the designers write their styles into the page as a sheet, which our content security refuses,
 * unless there is no head. A sheet that is adopted is no text of the page, and every browser we serve knows it.
 */
const adoptStyles: Plugin = {
  name: 'adopt-styles',
  transform(code, id) {
    if (!id.includes('/style-mod/')) return null
    const adopting = code.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets')
    if (adopting === code)
      this.error('style-mod asks in another way than before whether it may adopt its sheet')
    return { code: adopting, map: null }
  },
}

/** Scripts run in one build of QuickJS; the others, each with a file of its own, would only fill the folder. */
const oneQuickJs: Plugin = {
  name: 'one-quickjs',
  enforce: 'pre',
  resolveId: id => (/quickjs-wasmfile-(debug|release-asyncify)/.test(id) ? '\0no-quickjs' : null),
  load: id => (id === '\0no-quickjs' ? 'export default null' : null),
}

/** Packed once when they are built: what a page loads is a third of its size on the way. Fonts are packed already. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle).filter(name => /\.(js|css|svg)$/.test(name))
    await Promise.all(
      files.map(async name => {
        const file = path.join(dir, name)
        await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level: 9 }))
      }),
    )
  },
}

/**
 * What every page begins with, in one file: else each module that a later page imports too has a file of its own, which were
 * thirty of a kilobyte or less.
 */
const oneBeginning = {
  name: 'begin',
  tags: ['$initial' as const],
  test: (id: string) => !/\/main\.tsx$|\.html$/.test(id),
}

export default defineConfig(({ command }) => {
  // What is served is the libraries' production build, also where a test asks for it.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: import.meta.dirname,
    plugins: [react(), adoptStyles, packed],
    resolve: { dedupe: ['preact', 'htm', 'react', 'react-dom'] },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      chunkSizeWarningLimit: 900,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: [oneBeginning] } } },
    },
    // The check loads the words of one language only, so its worker comes in several files.
    worker: { format: 'es', plugins: () => [oneQuickJs] },
    server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
  }
})
