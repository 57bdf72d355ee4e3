/* What ties two things together, in words: a party's role in a case, or a
 * relation between persons. A kind this page does not know is shown as it is. */
import { i18n, term } from '@/i18n'

export function relationName(kind: string): string {
  const { t, te } = i18n.global
  return te(`relation.${kind}`) ? t(`relation.${kind}`) : term(kind)
}

export const tieName = (e: { kind: string; label: string }): string =>
  e.kind === 'party' ? i18n.global.t(`case.${e.label}`) : relationName(e.label)
