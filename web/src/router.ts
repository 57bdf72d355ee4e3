import { watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { api, take } from './api/client'
import { i18n, wordsHere } from './i18n'
import { upgraded } from './lib/network'
import { may, mayBeSignedIn, session, startSession, endSession, type Right } from './lib/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Nobody need be signed in. */
    open?: boolean
    /** Who may see it; the server decides again on every call. */
    right?: Right
  }
}

const pages: RouteRecordRaw[] = [
  { path: '', name: 'desk', component: () => import('./core/Desk.vue'), meta: { right: 'cases' } },
  { path: 'cases', name: 'cases', component: () => import('./casework/CaseList.vue'), meta: { right: 'cases' } },
  {
    path: 'cases/:id(\\d+)', name: 'case', props: (r) => ({ id: Number(r.params.id) }),
    component: () => import('./casework/CasePage.vue'), meta: { right: 'cases' },
  },
  { path: 'applications', name: 'applications', component: () => import('./casework/ApplicationList.vue'), meta: { right: 'cases' } },
  { path: 'applications/new', name: 'applicationNew', component: () => import('./casework/ApplicationNew.vue'), meta: { right: 'file' } },
  {
    path: 'applications/:id(\\d+)', name: 'application', props: (r) => ({ id: Number(r.params.id) }),
    component: () => import('./casework/ApplicationPage.vue'), meta: { right: 'cases' },
  },
  { path: 'persons', name: 'persons', component: () => import('./core/PersonSearch.vue'), meta: { right: 'cases' } },
  {
    path: 'persons/:id(\\d+)', name: 'person', props: (r) => ({ id: Number(r.params.id) }),
    component: () => import('./core/PersonPage.vue'), meta: { right: 'cases' },
  },
  { path: 'teams', name: 'teams', component: () => import('./casework/TeamBoard.vue'), meta: { right: 'cases' } },
  { path: 'triage', name: 'triage', component: () => import('./casework/TriageList.vue'), meta: { right: 'cases' } },
  { path: 'waiting', name: 'waiting', component: () => import('./money/WaitingPayments.vue'), meta: { right: 'cases' } },
  { path: 'pending', name: 'pending', component: () => import('./casework/Pending.vue'), meta: { right: 'cases' } },
  { path: 'risks', name: 'risks', component: () => import('./casework/Risks.vue'), meta: { right: 'risks' } },
  { path: 'figures', name: 'figures', component: () => import('./command/Figures.vue'), meta: { right: 'cases' } },
  { path: 'supervision', name: 'supervision', component: () => import('./command/Supervision.vue'), meta: { right: 'cases' } },
  { path: 'reminders', name: 'reminders', component: () => import('./command/Reminders.vue'), meta: { right: 'cases' } },
  { path: 'bulletins', name: 'bulletins', component: () => import('./command/Bulletins.vue'), meta: { right: 'cases' } },
  { path: 'nodes', name: 'nodeRules', component: () => import('./core/NodeRules.vue'), meta: { right: 'settings' } },
  { path: 'cases/:id(\\d+)/contents', name: 'contents', props: (r) => ({ id: Number(r.params.id) }), component: () => import('./casework/CaseContents.vue'), meta: { right: 'cases' } },
  { path: 'templates', name: 'templates', component: () => import('./core/Templates.vue'), meta: { right: 'templates' } },
  { path: 'settings', name: 'settings', component: () => import('./core/Settings.vue'), meta: { right: 'settings' } },
  { path: 'users', name: 'users', component: () => import('./core/Users.vue'), meta: { right: 'users' } },
  { path: 'journal', name: 'journal', component: () => import('./core/Journal.vue'), meta: { right: 'audit' } },
  { path: 'forbidden', name: 'forbidden', component: () => import('./core/Forbidden.vue') },
  { path: ':rest(.*)*', name: 'notFound', component: () => import('./core/NotFound.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/login', name: 'login', component: () => import('./core/Login.vue'), meta: { open: true } },
    { path: '/verify/:code?', name: 'verify', component: () => import('./core/Verify.vue'), meta: { open: true } },
    { path: '/screen', name: 'screen', component: () => import('./command/Screen.vue'), meta: { right: 'cases' } },
    { path: '/', component: () => import('./layout/AppLayout.vue'), children: pages },
  ],
})

/** The first page a person may see: administrators see no cases. */
export function home(): string {
  if (may('cases')) return '/'
  if (may('audit')) return '/journal'
  return may('users') ? '/users' : '/settings'
}

let asked = false

router.beforeEach(async (to) => {
  if (!session.value && !asked && mayBeSignedIn()) {
    asked = true
    await take(api.GET('/session')).then(startSession, endSession)
  }
  if (to.meta.open) return true
  const next = to.fullPath === '/' ? undefined : to.fullPath
  if (!session.value || session.value.mustChangePassword) return { name: 'login', query: { next } }
  if (may(to.meta.right)) return true
  return to.name === 'desk' ? home() : { name: 'forbidden', query: { from: to.fullPath }, replace: true }
})

router.beforeResolve(wordsHere)

router.onError(() => {
  upgraded.value = true
})

export function setTitle(what: string): void {
  document.title = `${what} - ${i18n.global.t('app.name')}`
}
const routeTitle = (to: RouteLocationNormalized): void => setTitle(i18n.global.t(`route.${String(to.name)}`))
router.afterEach(routeTitle)
watch(i18n.global.locale, () => routeTitle(router.currentRoute.value))
