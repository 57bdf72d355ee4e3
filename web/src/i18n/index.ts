/* Two languages. What is said before any page is in the entry; the rest comes
 * with the pages that say it (tools/words.ts), English when asked for. Words of
 * the ledger (causes, modes) are data in Chinese: term() shows them in English
 * where a settled translation exists. */
import { shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import base from './zh/base'

export type Lang = 'zh-CN' | 'en'
type Words = Record<string, object>
const KEY = 'zx.lang'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Lang,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': base, en: {} as typeof base },
})

const terms = shallowRef<Record<string, string>>({})
/* What English there is to fetch, each once; `wanted` is the language asked for last. */
const english: (() => Promise<void>)[] = []
let wanted: Lang = 'zh-CN'

function once(load: () => Promise<void>): () => Promise<void> {
  let coming: Promise<void> | undefined
  return () => (coming ??= load().catch((e: unknown) => {
    coming = undefined
    throw e
  }))
}

/** Words of a piece that was just loaded: Chinese here, English when it is wanted. */
export function bring(zh: Words, en: () => Promise<{ default: Words }>): void {
  i18n.global.mergeLocaleMessage('zh-CN', zh)
  english.push(once(async () => i18n.global.mergeLocaleMessage('en', (await en()).default)))
}
bring(base, () => import('./en/base'))
english.push(once(async () => {
  terms.value = (await import('./terms')).default
}))

/** Resolves when whatever was loaded can speak the language asked for. */
export async function wordsHere(): Promise<void> {
  if (wanted === 'en') await Promise.all(english.map((load) => load()))
}

/** A piece loaded later, shown only with its words. */
export const withWords = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  const piece = await load()
  await wordsHere()
  return piece
}

export const lang = (): Lang => i18n.global.locale.value

export async function setLang(to: Lang): Promise<void> {
  wanted = to
  await wordsHere()
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
