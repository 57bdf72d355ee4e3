// The things around the journey: searching from anywhere, keys, filters in the
// address, paging, export, failures told, languages switched, signing out.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { audit, open, signIn, SIZES } from './browser.mjs'

export function work(server) {
  describe('work', () => {
    let page, faults, close
    before(async () => {
      ;({ page, faults, close } = await open(SIZES[0]))
      await signIn(page, server.base, server.account, server.password)
    })
    after(() => close())
    const clean = () => assert.deepEqual(faults.splice(0), [])
    const numbers = () => page.locator('tbody tr td:nth-child(2)').allInnerTexts()

    it('Ctrl+K finds cases and persons from anywhere', async () => {
      await page.goto(`${server.base}/figures`)
      await page.waitForSelector('.tile')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('任云俊')
      await page.waitForSelector('[role=option] b')
      await page.keyboard.press('ArrowDown')
      assert.match(await page.getAttribute('[role=combobox]', 'aria-activedescendant'), /^hit-0$/)
      assert.deepEqual(await audit(page), [])
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/(cases|persons)\/\d+$/)
      clean()
    })

    it('pages forward and back by keyset, and the address keeps the place', async () => {
      await page.goto(`${server.base}/cases?size=20&status=closed`)
      await page.waitForSelector('tbody tr')
      const first = await numbers()
      await page.keyboard.press(']')
      await page.waitForFunction((n) => document.querySelector('tbody tr td:nth-child(2)')?.textContent.trim() !== n, first[0].trim())
      const second = await numbers()
      assert.equal(new Set([...first, ...second]).size, 40)
      await page.reload()
      await page.waitForSelector('tbody tr')
      assert.deepEqual(await numbers(), second)
      await page.keyboard.press('[')
      await page.waitForFunction((n) => document.querySelector('tbody tr td:nth-child(2)')?.textContent.trim() === n, first[0].trim())
      assert.deepEqual(await numbers(), first)
      clean()
    })

    it('sorts, and says so', async () => {
      await page.goto(`${server.base}/cases?status=open&sort=-claim`)
      await page.waitForSelector('tbody tr')
      const claims = (await page.locator('tbody tr td.right').allInnerTexts()).map((t) => Number(t.replace(/\D/g, '')))
      assert.deepEqual(claims, [...claims].sort((a, b) => b - a))
      assert.equal(await page.locator('th[aria-sort=descending]').count(), 1)
      clean()
    })

    it('narrows by the tabs of the time limit, and the tab keeps its filters', async () => {
      await page.goto(`${server.base}/cases`)
      await page.waitForSelector('tbody tr')
      await page.locator('.seg button').nth(1).click()
      await page.waitForURL(/limitState=overdue/)
      await page.waitForFunction(() => [...document.querySelectorAll('tbody .limit')].every((x) => x.classList.contains('overdue')))
      await page.locator('nav.side a[href="/"]').click()
      await page.waitForSelector('.tile')
      await page.locator('nav.tabs').getByRole('link', { name: '执行案件' }).click()
      await page.waitForURL(/limitState=overdue/)
      clean()
    })

    it('exports what is filtered', async () => {
      await page.goto(`${server.base}/cases?type=执恢&status=open`)
      await page.waitForSelector('tbody tr')
      const file = page.waitForEvent('download')
      await page.getByRole('button', { name: '导出 Excel' }).click()
      const got = await file
      assert.match(got.suggestedFilename(), /\.xlsx$/)
      clean()
    })

    it('says why a list is empty, and offers the way back', async () => {
      await page.goto(`${server.base}/cases?q=查无此人`)
      await page.getByText('没有符合条件的案件').waitFor()
      assert.deepEqual(await audit(page), [])
      await page.locator('.empty button').click()
      await page.waitForSelector('tbody tr')
      clean()
    })

    it('tells a missing case, a missing page and a page one may not see', async () => {
      await page.goto(`${server.base}/cases/1`)
      await page.getByText('没有找到该案件').waitFor()
      assert.ok(faults.splice(0).every((f) => f.includes('404')))
      await page.goto(`${server.base}/no-such-page`)
      await page.getByText('没有这个页面').waitFor()
      await page.goto(`${server.base}/settings`)
      await page.getByText('您没有查看此页的权限').waitFor()
      clean()
    })

    it('says when the server is away, keeps what was typed, and comes back by itself', async () => {
      await page.goto(`${server.base}/persons`)
      await page.waitForSelector('#person-q')
      await page.route('**/api/**', (r) => r.abort())
      await page.route('**/healthz', (r) => r.abort())
      await page.fill('#person-q', '额尔敦') /* typed when nothing answers any more: no earlier answer is in the way */
      await page.keyboard.press('Enter')
      await page.locator('.banner.off').waitFor()
      assert.equal(await page.inputValue('#person-q'), '额尔敦')
      faults.splice(0)
      await page.unroute('**/api/**')
      await page.unroute('**/healthz')
      await page.locator('.banner.off button').click()
      await page.waitForSelector('tbody tr')
      assert.equal(await page.locator('.banner.off').count(), 0)
      faults.splice(0)
    })

    it('offers to refresh when a piece of the program is gone', async () => {
      await page.goto(`${server.base}/cases`)
      await page.waitForSelector('tbody tr')
      await page.route('**/assets/Figures-*.js', (r) => r.fulfill({ status: 404 }))
      await page.locator('nav.side a[href="/figures"]').click()
      await page.locator('.banner.new').waitFor()
      await page.unroute('**/assets/Figures-*.js')
      faults.splice(0)
    })

    it('shows every shortcut on ?, and turns them off', async () => {
      await page.goto(`${server.base}/cases`)
      await page.waitForSelector('tbody tr')
      await page.keyboard.press('?')
      await page.locator('.sheet').waitFor()
      assert.deepEqual(await audit(page), [])
      await page.keyboard.press('Escape')
      await page.locator('.sheet').waitFor({ state: 'hidden' })
      clean()
    })

    it('goes with two keys', async () => {
      await page.keyboard.press('g')
      await page.keyboard.press('w')
      await page.waitForURL(/\/waiting$/)
      clean()
    })

    it('reveals a number to those who may, for a reason', async () => {
      await page.goto(`${server.base}/cases?q=0622执1791`)
      await page.locator('tbody tr a').first().click()
      await page.locator('.role.respondent + a').click()
      await page.waitForSelector('.number b')
      const roles = await page.evaluate(async () => (await (await fetch('/api/v1/session')).json()).roles)
      if (!roles.some((r) => ['judge', 'assistant', 'clerk', 'bailiff', 'finance'].includes(r))) {
        assert.equal(await page.locator('.number button').count(), 0)
        await page.getByText('完整号码仅供办案人员和财务查看').waitFor()
        return clean()
      }
      await page.locator('.number .link-button').click()
      await page.locator('.el-dialog button[type=submit]').click()
      await page.getByText('请写明理由').waitFor()
      await page.fill('#reason', '核对身份')
      assert.deepEqual(await audit(page), [])
      await page.locator('.el-dialog button[type=submit]').click()
      await page.waitForFunction(() => /^99\d{15}[\dX]$/.test(document.querySelector('.number b')?.textContent ?? ''))
      clean()
    })

    it('changes language in place', async () => {
      await page.goto(`${server.base}/waiting`)
      await page.waitForSelector('.totals dd')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Waiting payments' }).waitFor()
      assert.equal(await page.getAttribute('html', 'lang'), 'en')
      assert.match(await page.title(), /Waiting payments/)
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByRole('heading', { name: '待发放案款' }).waitFor()
      clean()
    })

    it('lists where one is signed in, and signs out', async () => {
      await page.locator('header.top button').last().click()
      await page.getByRole('menuitem', { name: '我的登录' }).click()
      await page.getByText('本机', { exact: true }).waitFor()
      assert.deepEqual(await audit(page), [])
      await page.keyboard.press('Escape')
      await page.locator('header.top button').last().click()
      await page.getByRole('menuitem', { name: '退出登录' }).click()
      await page.waitForURL(/\/login/)
      await page.goto(`${server.base}/cases`)
      await page.waitForURL(/\/login\?next=/)
      clean()
    })
  })
}
