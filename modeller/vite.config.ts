// Bundles the front end to modeller/dist, which the server serves. One Preact only: with two, the popup
// menus of the canvas open empty without an error.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig(({ command }) => {
  // What is served is the libraries' production build, also where a test asks for it.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: import.meta.dirname,
    plugins: [react()],
    resolve: { dedupe: ['preact', 'htm', 'react', 'react-dom'] },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      chunkSizeWarningLimit: 900,
      modulePreload: { polyfill: false },
    },
    // The check loads the words of one language only, so its worker comes in several files.
    worker: { format: 'es' },
    server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
  }
})
