import { computed, type ComputedRef } from 'vue'
import { createI18n } from 'vue-i18n'
import { features } from '../features'
import { formMessages } from '@/shared/schema-form/locale'
import { common } from './common'
import { dictionary, type PairTree } from './messages'

export type Language = 'zh-CN' | 'en'
const STORED = 'yujian.language'

function stored(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

const tree: PairTree = { ...common, ...formMessages, ...Object.assign({}, ...features.map((f) => f.messages)) }

export const i18n = createI18n({
  legacy: false,
  locale: stored(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': dictionary(tree, 0), en: dictionary(tree, 1) } as Record<string, Record<string, string>>,
})

export const language: ComputedRef<Language> = computed(() => i18n.global.locale.value as Language)

export function setLanguage(next: Language): void {
  i18n.global.locale.value = next
  document.documentElement.lang = next
  try {
    localStorage.setItem(STORED, next)
  } catch {
    // A private window without storage keeps the choice until it is closed.
  }
}

/** A text that the server sends in both languages. */
export interface Text {
  zh: string
  en: string
}

export function textOf(text: Text | null | undefined): string {
  if (!text) return ''
  return language.value === 'en' ? text.en || text.zh : text.zh || text.en
}

export const t = i18n.global.t as (key: string, values?: Record<string, unknown>) => string
export const te = i18n.global.te as (key: string) => boolean
