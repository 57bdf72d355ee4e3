/* What pages of papers share: who signs, and the kinds there are. */
import { api, take } from '@/api/client'
import type { PaperKinds } from '@/api/types'
import { i18n } from '@/i18n'

/** "judge;chief;内0624-003" for people. */
export function signersOf(list: string): string {
  const { t, te } = i18n.global
  return list.split(/[; ]+/).filter(Boolean).map((x) => (te(`role.${x}`) ? t(`role.${x}`) : x)).join(t('list.or'))
}

export const stateTone = (state: string | null): 'info' | 'warning' | 'success' | 'danger' =>
  state === 'approved' ? 'success' : state === 'approval' ? 'warning' : state === 'void' ? 'danger' : 'info'

/** Kinds change when a template is edited: asked anew by whoever opens a page. */
export const kindsNow = (): Promise<PaperKinds> => take(api.GET('/document-kinds'))
