import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import BandBar from '@/components/BandBar.vue'
import DataTable from '@/components/DataTable.vue'
import LimitTag from '@/components/LimitTag.vue'
import ProblemNote from '@/components/ProblemNote.vue'
import RelationGraph from '@/components/RelationGraph.vue'
import SegTabs from '@/components/SegTabs.vue'
import { i18n, setLang } from '@/i18n'
import type { Figure, Related } from '@/api/types'
import { composing, keysOn, useKeys } from '@/lib/keys'
import { closeTab, openTab, tabs } from '@/lib/tabs'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<p/>' } }] })
const global = { plugins: [i18n, router] }

beforeEach(() => setLang('zh-CN'))

describe('LimitTag', () => {
  it('says it in words, with a glyph beside the colour', () => {
    const w = mount(LimitTag, { props: { state: 'overdue', days: -4 }, global })
    expect(w.text()).toContain('逾期 4 天')
    expect(w.find('[aria-hidden]').text()).toBe('!')
  })
  it('knows one day from two in English', async () => {
    await setLang('en')
    expect(mount(LimitTag, { props: { state: 'ok', days: 1 }, global }).text()).toContain('1 day left')
    expect(mount(LimitTag, { props: { state: 'ok', days: 2 }, global }).text()).toContain('2 days left')
  })
})

describe('DataTable', () => {
  const rows = [1, 2, 3].map((id) => ({ id, name: `行${id}` }))
  const table = () =>
    mount(DataTable<(typeof rows)[number]>, {
      props: { columns: [{ key: 'name', title: '名', width: 100, sort: 'name', pin: true }], rows, rowKey: (r) => r.id, label: '表', selectable: true, sort: '-name' },
      global, attachTo: document.body,
    })
  it('keeps the cursor with its row when rows are loaded again in another order', async () => {
    const w = table()
    ;(w.vm as unknown as { move: (n: number) => void }).move(2)
    await nextTick()
    expect(w.find('tr.at').text()).toContain('行2')
    await w.setProps({ cursor: 2, rows: [...rows].reverse() })
    expect(w.find('tr.at').text()).toContain('行2')
    w.unmount()
  })
  it('stops at both ends', async () => {
    const w = table()
    const vm = w.vm as unknown as { move: (n: number) => void; current: () => { id: number } | undefined }
    vm.move(-5)
    await nextTick()
    expect(w.emitted('update:cursor')!.at(-1)).toEqual([1])
    await w.setProps({ cursor: 1 })
    vm.move(99)
    expect(w.emitted('update:cursor')!.at(-1)).toEqual([3])
    w.unmount()
  })
  it('says how it is sorted, and turns', async () => {
    const w = table()
    const head = w.find('th[aria-sort]')
    expect(head.attributes('aria-sort')).toBe('descending')
    await head.find('button').trigger('click')
    expect(w.emitted('sort')).toEqual([['name']])
    w.unmount()
  })
  it('chooses one and all', async () => {
    const w = table()
    await w.findAll('tbody input')[1]!.trigger('change')
    expect([...(w.emitted('update:chosen')!.at(-1)![0] as Set<number>)]).toEqual([2])
    await w.find('thead input').trigger('change')
    expect([...(w.emitted('update:chosen')!.at(-1)![0] as Set<number>)].sort()).toEqual([1, 2, 3])
    w.unmount()
  })
})

describe('ProblemNote', () => {
  it('tells field, trace and what is kept', () => {
    const w = mount(ProblemNote, { props: { problem: { title: '不行', status: 400, field: 'claimMin', trace: 'abc123', detail: '须大于零' }, kept: true }, global })
    for (const part of ['不行', '须大于零', 'claimMin', 'abc123', '仍保留']) expect(w.text()).toContain(part)
    expect(w.attributes('role')).toBe('alert')
  })
})

describe('BandBar', () => {
  it('says below in words', () => {
    const figure: Figure = {
      id: 'recovery_rate', name: '', value: '65.34', unit: 'percent', numerator: 6534, denominator: 10000, scope: '', direction: 'up',
      band: { lo: '70.00', hi: null, state: 'below' }, lastYear: null, modes: [], hasCases: true,
    }
    const w = mount(BandBar, { props: { figure }, global })
    expect(w.text()).toContain('低于区间')
    expect(w.text()).toContain('≥ 70%')
  })
})

describe('SegTabs', () => {
  it('tells which one is on', async () => {
    const w = mount(SegTabs<'a' | 'b'>, { props: { modelValue: 'a', items: [{ value: 'a', label: '甲' }, { value: 'b', label: '乙', count: '3' }], label: '选' }, global })
    expect(w.findAll('[aria-pressed=true]').map((b) => b.text())).toEqual(['甲'])
    await w.findAll('button')[1]!.trigger('click')
    expect(w.emitted('update:modelValue')).toEqual([['b']])
  })
})

describe('RelationGraph', () => {
  const graph: Related = {
    nodes: [
      { id: 'c1', kind: 'case', label: '（2025）内0602执1号', sub: '', caseId: 1 },
      { id: 'p1', kind: 'natural', label: '额尔敦达来', sub: '9927****', personId: 7 },
    ],
    edges: [{ from: 'c1', to: 'p1', kind: 'party', label: 'respondent' }],
    truncated: false,
  }
  it('makes every node a link with a full name', async () => {
    const w = mount(RelationGraph, { props: { graph, centre: 'c1', link: (n: { personId?: number | null }) => (n.personId ? `/persons/${n.personId}` : '/cases/1') }, global, attachTo: document.body })
    const node = w.find('[data-id=p1]')
    expect(node.attributes('href')).toBe('/persons/7')
    expect(node.attributes('aria-label')).toContain('额尔敦达来')
    expect(node.attributes('aria-label')).toContain('被执行人')
    const push = vi.spyOn(router, 'push')
    await node.trigger('click')
    expect(push).toHaveBeenCalledWith('/persons/7')
    w.unmount()
  })
})

describe('keys', () => {
  const host = (map: Record<string, () => void>) => mount({ setup: () => useKeys(map), template: '<input>' }, { attachTo: document.body, global })
  const press = (key: string, more: KeyboardEventInit = {}, on: EventTarget = window) => on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  it('act, but not while an input method composes, in a field, with a modifier, or when off', () => {
    const j = vi.fn()
    const w = host({ j })
    press('j')
    expect(j).toHaveBeenCalledTimes(1)
    press('j', { isComposing: true })
    press('j', { keyCode: 229 } as KeyboardEventInit)
    press('j', { ctrlKey: true })
    press('j', {}, w.find('input').element)
    keysOn.value = false
    press('j')
    keysOn.value = true
    expect(j).toHaveBeenCalledTimes(1)
    w.unmount()
    press('j')
    expect(j).toHaveBeenCalledTimes(1)
  })
  it('know the code old kernels send while composing', () => expect(composing({ isComposing: false, keyCode: 229 } as KeyboardEvent)).toBe(true))
})

describe('tabs', () => {
  const to = (path: string, name = 'case') => ({ path, fullPath: `${path}?q=1`, name }) as never
  it('keep twelve, never drop the desk, and remember filters', async () => {
    tabs.splice(0)
    openTab(to('/', 'desk'))
    for (let i = 0; i < 14; i++) openTab(to(`/cases/${i}`))
    await flushPromises()
    expect(tabs).toHaveLength(12)
    expect(tabs[0]!.route).toBe('desk')
    expect(tabs.at(-1)!.full).toBe('/cases/13?q=1')
    expect(closeTab('/cases/13')).toBe('/cases/12?q=1')
  })
})
