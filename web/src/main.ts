import { createApp } from 'vue'
import App from './App.vue'
import { i18n, restoreLang } from './i18n'
import { upgraded } from './lib/network'
import { router } from './router'
import './styles/theme.css'
import './styles/base.css'

// A piece that is gone means the server was upgraded under an open page: say so, lose nothing.
addEventListener('vite:preloadError', (e) => {
  e.preventDefault()
  upgraded.value = true
})

void restoreLang().finally(() => createApp(App).use(i18n).use(router).mount('#app'))
