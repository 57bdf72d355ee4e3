/* Page tabs: several papers open at once is how clerks work. A tab remembers
 * its whole address, filters included; the desk is always first. */
import { reactive } from 'vue'
import type { RouteLocationNormalized } from 'vue-router'

export interface Tab {
  /** What makes it one tab: the path without its query. */
  path: string
  /** Where it was left. */
  full: string
  route: string
  /** Set by the page once it knows, e.g. a case number. */
  title?: string
}

const MAX = 12
const KEY = 'zx.tabs'

function restore(): Tab[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Tab[]
  } catch {
    return []
  }
}

export const tabs = reactive<Tab[]>(restore())

const save = (): void => sessionStorage.setItem(KEY, JSON.stringify(tabs))

export function openTab(to: RouteLocationNormalized): void {
  const found = tabs.find((t) => t.path === to.path)
  if (found) found.full = to.fullPath
  else tabs.push({ path: to.path, full: to.fullPath, route: String(to.name) })
  if (tabs.length > MAX) {
    const oldest = tabs.findIndex((t) => t.route !== 'desk' && t.path !== to.path)
    tabs.splice(oldest, 1)
  }
  save()
}

export function nameTab(path: string, title: string): void {
  const tab = tabs.find((t) => t.path === path)
  if (tab) tab.title = title
  save()
}

/** Closes a tab; returns where to go when it was the one on show. */
export function closeTab(path: string): string {
  const i = tabs.findIndex((t) => t.path === path)
  if (i >= 0) tabs.splice(i, 1)
  save()
  return tabs[Math.max(0, i - 1)]?.full ?? '/'
}

export function clearTabs(): void {
  tabs.splice(0)
  save()
}
