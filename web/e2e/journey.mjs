// A working day, clicked: login → desk → cases → case → person → figures →
// waiting payments → screen, in both languages at both sizes. Every page must
// hold what the demonstration district holds, be free of console errors and of
// violations of the policy, and have no serious finding of axe-core.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { audit, open, setLang } from './browser.mjs'

/* What ordos-2025.expected.json says of the district, as each language writes it. */
const FACTS = { openCases: '31', held: '2,722,200.00', hitPayments: '26', revivable: '12', closingRate: '77.95', accepted: '32,200' }
const WORDS = {
  'zh-CN': { desk: '工作台', cases: '执行案件', waiting: '待发放案款', figures: '质效指标', respondent: '被执行人', held: '272.22', region: '东胜区', limit: '执行期限', journal: '记录', hit: '未结' },
  en: { desk: 'Desk', cases: 'Cases', waiting: 'Waiting payments', figures: 'Figures', respondent: 'Debtor', held: '2.72', region: 'Dongsheng', limit: 'Time limit', journal: 'Record', hit: 'Open' },
}
/* An open case against the payee of a waiting payment, and its number half typed: the year before has the same. */
const CASE = { no: '（2025）内0622执1791号', half: '0622执1791' }

/** `server`: where it answers and who signs in, known once its tests run. */
export function journey(server, lang, size) {
  describe(`${lang} at ${size.width}×${size.height}`, () => {
    const w = WORDS[lang]
    let page, faults, close

    before(async () => {
      ;({ page, faults, close } = await open(size))
      await page.goto(`${server.base}/login`)
      await setLang(page, lang)
    })
    after(() => close())

    const clean = async () => {
      assert.deepEqual(await audit(page), [])
      assert.deepEqual(faults.splice(0), [])
    }
    const menu = (name) => page.locator('nav.side').getByRole('link', { name, exact: true }).click()
    const text = (selector) => page.locator(selector).first().innerText()

    it('sends a stranger to the login page, and says when a password is wrong', async () => {
      await page.goto(`${server.base}/cases?limitState=overdue`)
      await page.waitForURL(/\/login\?next=/)
      assert.equal(await page.getAttribute('html', 'lang'), lang)
      await clean()
      await page.fill('#account', `nobody-${Date.now()}`) // a name of its own: failures lock it
      await page.fill('#password', 'not the password')
      await page.keyboard.press('Enter')
      await page.waitForSelector('[role=alert]')
      const refused = faults.splice(0)
      assert.equal(refused.length, 1) // the browser itself notes the 401
      assert.match(refused[0], /401/)
    })

    it('opens the page asked for after signing in', async () => {
      await page.fill('#account', server.account)
      await page.fill('#password', server.password)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/cases\?limitState=overdue/)
      await page.waitForSelector('tbody tr')
      await clean()
    })

    it('fills the desk', async () => {
      await menu(w.desk)
      await page.waitForSelector('.tile')
      const tiles = await page.locator('.tile').allInnerTexts()
      assert.equal(tiles.length, 6)
      assert.ok(tiles.some((t) => t.includes(FACTS.hitPayments)), tiles.join(' | '))
      await clean()
    })

    it('finds a case by a half-typed number and opens it by keyboard', async () => {
      await menu(w.cases)
      await page.waitForSelector('tbody tr')
      assert.equal(await page.locator('tbody tr').count(), 50)
      await page.keyboard.press('/')
      await page.keyboard.type(CASE.half)
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2)
      assert.equal((await text('tbody tr td:nth-child(2)')).trim(), CASE.no)
      await clean()
      await page.evaluate(() => document.activeElement.blur())
      await page.keyboard.press('j')
      await page.waitForSelector('tr.at')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/cases\/\d+$/)
    })

    it('shows the case: limit with its steps, parties, money, web, journal', async () => {
      await page.waitForSelector('svg a.node')
      assert.equal((await text('h1')).trim(), CASE.no)
      const main = await text('main')
      for (const part of [w.limit, w.respondent, '2025-01-16', '2025-07-16', '45,209.77']) assert.ok(main.includes(part), part)
      assert.ok((await page.locator('ol.steps li').count()) >= 2)
      assert.ok((await page.locator('svg a.node').count()) >= 3)
      await clean()
      await page.getByRole('link', { name: w.journal, exact: true }).click()
      await page.waitForSelector('ol.journal li')
      await clean()
      await page.goBack()
    })

    it('follows the debtor to every case of that person', async () => {
      await page.locator('.role.respondent + a').click()
      await page.waitForURL(/\/persons\/\d+$/)
      await page.waitForSelector('tbody tr')
      const numbers = await page.locator('tbody tr a').allInnerTexts()
      assert.ok(numbers.includes(CASE.no), numbers.join(' '))
      assert.match(await text('.number b'), /\*{4}/)
      await clean()
    })

    it('gives the figures to the last digit, by court in code order, and opens the cases behind one', async () => {
      await menu(w.figures)
      await page.waitForSelector('[data-figure=closing_rate]')
      assert.ok((await text('[data-figure=closing_rate]')).includes(FACTS.closingRate))
      assert.ok((await text('[data-figure=accepted]')).includes(FACTS.accepted))
      assert.ok((await text('[data-figure=recovered]')).includes('14,661,000,000.00'))
      await page.waitForSelector('.echart canvas')
      assert.equal(await page.locator('.box tbody tr').count(), 10)
      await page.locator('[data-figure=closing_rate]').focus()
      await page.waitForSelector('[role=tooltip]:visible')
      assert.match(await page.locator('[role=tooltip]:visible').innerText(), /25,100[\s\S]*32,200/)
      await clean()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/cases\?figure=closing_rate/)
      await page.waitForSelector('tbody tr')
      await page.goBack()
    })

    it('holds back the payments whose payee owes', async () => {
      await menu(w.waiting)
      await page.waitForSelector('.totals dd')
      const totals = await text('.totals')
      for (const n of [FACTS.hitPayments, FACTS.openCases, FACTS.held, FACTS.revivable]) assert.ok(totals.includes(n), `${n} in ${totals}`)
      assert.equal(await page.locator('tr.hit').count(), Number(FACTS.hitPayments))
      assert.equal(await page.locator('tr.hit .line.open .mark').count(), Number(FACTS.openCases))
      assert.ok((await text('main')).includes(CASE.no))
      await clean()
    })

    it('draws the screen', async () => {
      await page.goto(`${server.base}/screen`)
      await page.waitForSelector('.region')
      await page.waitForSelector('.echart canvas')
      assert.equal(await page.locator('.region').count(), 9)
      assert.ok((await text('[data-figure=closing_rate]')).includes(FACTS.closingRate))
      const all = await text('.stage')
      for (const part of [FACTS.openCases, w.held]) assert.ok(all.includes(part), part)
      assert.ok((await page.locator('.mosaic').innerText()).includes(w.region))
      assert.equal(await page.locator('table tbody tr').count(), 10)
      await page.locator('.feed button').click() // what moves by itself can be stopped
      assert.equal(await page.locator('.feed button').getAttribute('aria-pressed'), 'true')
      await clean()
    })

    it('fits: nothing but tables scrolls sideways', async () => {
      for (const path of ['/', '/cases', '/waiting', '/figures']) {
        await page.goto(server.base + path)
        await page.waitForLoadState('networkidle')
        const over = await page.evaluate(() => {
          const m = document.querySelector('main')
          return m.scrollWidth - m.clientWidth
        })
        assert.ok(over <= 0, `${path}: ${over}px too wide`)
      }
    })
  })
}
