/* Two languages. Chinese is in the entry; English comes when asked for. Words
 * of the ledger (causes, modes) are data in Chinese: term() shows them in
 * English where a settled translation exists. */
import { shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import zh from './zh-CN'

export type Lang = 'zh-CN' | 'en'
const KEY = 'zx.lang'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Lang,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en: {} as typeof zh },
})

const terms = shallowRef<Record<string, string>>({})

export const lang = (): Lang => i18n.global.locale.value

export async function setLang(to: Lang): Promise<void> {
  if (to === 'en' && !Object.keys(terms.value).length) {
    const [messages, words] = await Promise.all([import('./en'), import('./terms')])
    i18n.global.setLocaleMessage('en', messages.default)
    terms.value = words.default
  }
  i18n.global.locale.value = to
  document.documentElement.lang = to
  localStorage.setItem(KEY, to)
}

export const otherLang = (): Lang => (lang() === 'en' ? 'zh-CN' : 'en')

/** A word of the ledger in the reader's language. */
export function term(word: string | null | undefined): string {
  if (!word) return ''
  return lang() === 'en' ? (terms.value[word] ?? word) : word
}

/** The language chosen before; resolves once its words are here. */
export const restoreLang = (): Promise<void> => setLang(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN')
