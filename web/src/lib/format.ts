/* Numbers, money and time as people read them. Money is whole fen and stays
 * whole: no value passes through a fraction on its way to the page. */
import { i18n } from '@/i18n'

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 272220000 → "2,722,200.00" */
export function yuan(fen: number): string {
  const a = Math.abs(fen)
  const text = `${group(String(Math.floor(a / 100)))}.${String(a % 100).padStart(2, '0')}`
  return fen < 0 ? `-${text}` : text
}

/** "14661000000.00" → 1466100000000; the text is one the server wrote. */
export function fenOf(text: string): number {
  const [whole = '0', part = ''] = text.replace('-', '').split('.')
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2))
  return text.startsWith('-') ? -fen : fen
}

export const count = (n: number): string => (n < 0 ? '-' : '') + group(String(Math.abs(n)))

/** "14661000000.00" → "14,661,000,000.00"; rates and counts likewise. */
export function grouped(text: string): string {
  const [whole = '', part] = text.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  return sign + group(whole.replace('-', '')) + (part === undefined ? '' : `.${part}`)
}

/* Steps of a large sum: Chinese counts in ten-thousands, English in thousands. */
const STEPS = {
  'zh-CN': [
    { fen: 10_000_000_000, unit: '亿' },
    { fen: 1_000_000, unit: '万' },
  ],
  en: [
    { fen: 100_000_000_000, unit: 'bn' },
    { fen: 100_000_000, unit: 'm' },
  ],
} as const

/** A sum short enough for a tile: two decimals, half up, with its step; exact text belongs beside it. */
export function shortYuan(fen: number): { text: string; unit: string } {
  const steps = STEPS[i18n.global.locale.value]
  const step = steps.find((s) => Math.abs(fen) >= s.fen)
  if (!step) return { text: yuan(fen), unit: '' }
  const cents = Math.floor((Math.abs(fen) * 100 + step.fen / 2) / step.fen)
  return { text: (fen < 0 ? '-' : '') + yuan(cents), unit: step.unit }
}

/** Share in whole percent for a bar: never above 100, 100 only when all is there. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  return Math.max(0, Math.min(100, Math.floor((part * 100) / whole)))
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** An instant in the court's time, whatever the computer's zone: "2025-08-31 09:05:07". */
export const instant = (at: string | number | Date): string => CLOCK.format(new Date(at))
export const minute = (at: string): string => instant(at).slice(0, 16)

/** Days from a to b, both "2025-08-31". */
export const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)
export const addDays = (a: string, n: number): string =>
  new Date(Date.parse(a) + n * 86_400_000).toISOString().slice(0, 10)
