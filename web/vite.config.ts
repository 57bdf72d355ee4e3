import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import Components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vitest/config'
import { words } from './tools/words.ts'

/* `npm run dev` and `vite preview` need a server to ask: ZHIXING=http://127.0.0.1:8080. */
const server = process.env.ZHIXING ?? 'http://127.0.0.1:8080'

/* The server's own policy, so that `vite preview` refuses what production refuses. */
const CSP =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; " +
  "form-action 'self'; object-src 'none'"

// The server refuses what comes from another origin, so the Host is passed on as it is.
const proxy = { '/api': { target: server, changeOrigin: false }, '/healthz': { target: server, changeOrigin: false } }

export default defineConfig({
  plugins: [
    vue(),
    words(),
    Components({
      dirs: [],
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
      dts: 'src/components.d.ts',
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
  },
  build: {
    outDir: process.env.OUT_DIR ?? 'dist',
    emptyOutDir: true,
    target: ['chrome87'],
    cssTarget: ['chrome87'],
    assetsInlineLimit: 0, // no data: addresses made by the build
    modulePreload: { polyfill: false }, // its polyfill is an inline script
    reportCompressedSize: false,
    manifest: true,
    chunkSizeWarningLimit: 700, // kB; ECharts alone is above 500, and comes with the pages that draw only
  },
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': CSP } },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.spec.ts'],
    server: { deps: { inline: ['element-plus'] } },
    css: false,
  },
})
