import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './theme.css'
import App from './App.vue'
import { i18n, language } from './i18n'
import { router } from './router'

document.documentElement.lang = language.value
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
