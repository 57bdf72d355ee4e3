// Supervision in the browser: the board by keyboard, an order given and seen, a
// bulletin looked at, issued and frozen, a node changed and a year of holidays loaded.
// A program of its own: what is ordered and issued here stays out of the other tests.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { addStaff, Client, freshDatabase, inventedCase, root, run, serve } from '../../test/api/harness.mjs'
import { audit, open, setLang, signIn, SIZES } from './browser.mjs'

for (const engine of process.env.ZX_TEST_PG ? ['sqlite', 'pg'] : ['sqlite'])
  describe(`supervision in the browser on ${engine}`, { timeout: 300_000 }, () => {
    let server, db, page, faults, close, who
    const clean = () => assert.deepEqual(faults.splice(0).filter((f) => !f.includes('401')), [])
    const as = async (staff) => {
      if (who === staff) return
      await page.context().clearCookies()
      await page.goto(`${server.base}/login`)
      await page.evaluate(() => localStorage.removeItem('zx.signed-in'))
      await signIn(page, server.base, staff.account, staff.password)
      who = staff
    }
    before(async () => {
      db = freshDatabase(engine)
      run(['import', '--demo', '--db', db.url, ...db.keys, path.join(root, 'demo/ordos-2025.zip')])
      const person = (account, name, roles) => addStaff(db, { account, name, court: '内06', roles })
      server = {
        ...person('内06-801', '苏日娜', 'judge'), chief: person('内06-802', '白局长', 'chief'), admin: person('内06-803', '系统员', 'system'),
      }
      server.program = await serve(db)
      server.base = server.program.base
      const judge = new Client(server.base)
      await judge.login(server)
      for (let i = 0; i < 2; i++) {
        const body = { ...inventedCase(i + 400, '内06'), filedDay: `2025-06-0${2 + i}`, handler: server.account }
        const r = await judge.json('POST', '/cases', { body })
        assert.equal(r.status, 201, JSON.stringify(r.data))
      }
      ;({ page, faults, close } = await open(SIZES[0]))
      await as(server.chief)
    }, { timeout: 300_000 })
    after(async () => {
      await close?.()
      await server?.program?.stop()
      db?.drop()
    })

    it('the board shows what is late; keys move, and S orders', async () => {
      await page.goto(`${server.base}/supervision`)
      await page.click('.tree .line:has-text("中院")')
      await Promise.all([
        page.waitForResponse((r) => r.url().includes('handler=')),
        page.locator('.people .line').filter({ hasText: /苏日娜|内06-801/ }).click(), // of the late ones, her own
      ])
      await page.waitForSelector('.box tbody tr')
      assert.deepEqual(await audit(page), [])
      await page.keyboard.press('j')
      await page.waitForSelector('tr.at')
      await page.keyboard.press('s')
      await page.waitForSelector('#order-text')
      assert.deepEqual(await page.locator('#order-rung option').allInnerTexts(), ['承办人'])
      await page.fill('#order-text', '限三日内查明逾期原因')
      await page.fill('#order-day', '2025-08-01') // over: refused, and what was typed stays
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector('.problem')
      assert.equal(await page.inputValue('#order-text'), '限三日内查明逾期原因')
      await page.fill('#order-day', '2025-09-05')
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector('.said:has-text("2025-09-05")')
      faults.splice(0) // the refusal is a 400 the console tells of
    })

    it('the one who was asked answers, and it is checked and closed', async () => {
      await as(server)
      await page.goto(`${server.base}/reminders?manual=1&mine=1`)
      await page.waitForSelector('article.order')
      assert.deepEqual(await audit(page), [])
      await page.click('article.order button:has-text("答复")')
      await page.keyboard.type('车辆已查明，正在办理扣押。')
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector('article.order.answered')
      await as(server.chief)
      await page.goto(`${server.base}/reminders?manual=1`)
      await page.click('article.answered button:has-text("核查")')
      await page.keyboard.type('属实')
      await page.click('button:has-text("属实，通过")')
      await page.waitForSelector('article.checked')
      await page.click('article.checked button:has-text("办结")')
      await page.waitForFunction(() => !document.querySelector('article.checked'))
      clean()
    })

    it('a bulletin is looked at, issued and frozen, in both languages', async () => {
      await page.goto(`${server.base}/bulletins?day=2025-06-15`)
      await page.waitForSelector('[data-part=courts] tbody tr')
      const codes = await page.locator('[data-part=courts] tbody th').allInnerTexts()
      assert.equal(codes.length, 11) // ten courts in code order, and together
      assert.equal(codes[0], '中院')
      assert.deepEqual(await audit(page), [])
      await setLang(page, 'en')
      await page.reload()
      await page.waitForSelector('button:has-text("Issue")')
      assert.doesNotMatch(await page.locator('.page-head').innerText(), /[一-鿿]/)
      await setLang(page, 'zh-CN')
      await page.reload()
      await page.click('button:has-text("发布")')
      await page.click('.el-message-box button:has-text("发布")')
      await page.waitForURL(/id=\d+/)
      await page.waitForSelector('.head h2:has-text("执监〔2025〕1号")')
      assert.equal(await page.locator('.tools button:has-text("发布")').count(), 0)
      const href = await page.getAttribute('a:has-text("下载 PDF")', 'href')
      const pdf = await page.evaluate(async (u) => new TextDecoder('latin1').decode((await (await fetch(u)).arrayBuffer()).slice(0, 5)), href)
      assert.equal(pdf, '%PDF-')
      clean()
    })

    it('an administrator changes a node and loads a year of holidays', async () => {
      await as(server.admin)
      await page.goto(`${server.base}/nodes`)
      await page.click('tr:has-text("first_talk") .link-button')
      await page.waitForSelector('#node-first_talk-n')
      assert.deepEqual(await audit(page), [])
      await page.fill('#node-first_talk-n', '5')
      await page.click('.rule button[type=submit]')
      await page.waitForSelector('tr:has-text("first_talk"):has-text("第 1 版")')
      await page.fill('#cal-source', '国务院办公厅通知')
      await page.fill('#cal-text', '2027-01-01,holiday,元旦')
      await page.click('button:has-text("载入")')
      await page.waitForSelector('.problem') // where is the rest of the year?
      await page.fill('#cal-text', ['2027-01-01', '2027-05-01', '2027-10-01'].map((d) => `${d},holiday,节`).join('\n'))
      await page.click('button:has-text("载入")')
      await page.waitForSelector('.days li:has-text("05-01")')
      faults.splice(0)
    })
  })
