import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'
import { mockApi } from './dev/mock-plugin.ts'

/** Where the application answers while the console is developed; `npm run mock` needs none. */
const backend = process.env.YUJIAN_BACKEND ?? 'http://127.0.0.1:8080'

export default defineConfig(({ mode }) => ({
  plugins: [
    vue(),
    Components({ dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })], dts: 'src/components.d.ts' }),
    ...(mode === 'mock' ? [mockApi()] : []),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: mode === 'mock' ? undefined : { '^/api/': backend, '^/h5/': backend },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700, reportCompressedSize: true },
}))
