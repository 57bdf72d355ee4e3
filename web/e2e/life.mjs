// One case's whole life, lived in the browser by those whose work it is: 毕某
// against 赵某, 28,000 yuan. Taken in by keyboard alone, filed, assigned; notice;
// no property; the round terminated; years later a lead, the case revived, the
// debtor brought in, sheep and an ox taken in kind, closed. The API's own version
// of it is test/api/life.test.mjs; here every step is a button and a form.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addStaff, Client, freshDatabase, inventedNumber, run, serve } from '../../test/api/harness.mjs'
import { audit, people, signIn } from './browser.mjs'

const COURT = '内0624'
const STAFF = { judge: 'judge', clerk: 'clerk', chief: 'chief', president: 'president', second: 'judge', third: 'judge' }
const SURVEYED = ['report_checked', 'limit_ordered', 'dishonest_checked', 'network_searched', 'on_site_done', 'survey_on_file']

/** `size`: of every window; `lang`: in which the judge reads. */
/* What went wrong once would go wrong at every later step: those say so at once. */
let broken = ''
const step = (name, fn) =>
  it(name, async () => {
    assert.equal(broken, '', 'an earlier step failed')
    try {
      await fn()
    } catch (e) {
      broken = name
      throw e
    }
  })

export function life(engine, { size, lang }) {
  describe(`a case's life in the browser on ${engine}`, () => {
    let db, server, browser, system
    const at = {} // who → their page
    let first, second

    before(async () => {
      broken = ''
      db = freshDatabase(engine)
      const staff = {}
      for (const [who, roles] of Object.entries({ ...STAFF, system: 'system' }))
        staff[who] = addStaff(db, { account: `${COURT}-${who}`, name: who, court: COURT, roles })
      server = await serve(db)
      system = new Client(server.base)
      await system.login(staff.system)
      await today('2021-04-06')
      browser = await people()
      for (const who of ['judge', 'clerk', 'chief', 'president']) {
        at[who] = await browser.person(size, who === 'judge' ? lang : 'zh-CN')
        await signIn(at[who].page, server.base, staff[who].account, staff[who].password)
      }
    }, { timeout: 120_000 })
    after(async () => {
      await browser?.close()
      await server?.stop()
      db?.drop()
    }, { timeout: 60_000 })

    const today = async (day) => {
      const r = await system.json('PUT', '/settings/as_of', { body: { value: day } })
      assert.ok(r.status < 300, JSON.stringify(r.data))
    }
    const clean = () => {
      for (const [who, p] of Object.entries(at)) assert.deepEqual(p.faults.splice(0), [], who)
    }
    const open = async (who, id, tab = 'work') => {
      const { page } = at[who]
      await page.goto(`${server.base}/cases/${id}${tab ? `?tab=${tab}` : ''}`)
      await page.waitForSelector(tab === 'work' ? '[data-action], [data-denied]' : 'h1.num')
      return page
    }
    const fill = async (page, what, values) => {
      for (const [name, value] of Object.entries(values)) {
        const field = page.locator(`#do-${what.replace('.', '-')}-${name}`)
        if ((await field.evaluate((e) => e.tagName)) === 'SELECT') await field.selectOption(String(value))
        else await field.fill(String(value))
      }
    }
    /** Press the action's button, fill its form and send it; what the server answered. */
    const send = async (who, what, values = {}) => {
      const { page } = at[who]
      const form = page.locator(`form:has(#do-${what.replace('.', '-')}-none), section.act form`)
      if (!(await page.locator('section.act').count())) await page.locator(`[data-action="${what}"] button`).first().click()
      await page.waitForSelector('section.act form')
      await fill(page, what, values)
      const [answer] = await Promise.all([
        page.waitForResponse((r) => r.request().method() === 'POST' && r.url().includes(`/${what.replace('.', '/')}`)),
        form.locator('button[type=submit]').click(),
      ])
      return answer.status()
    }
    const ok = async (who, what, values) => {
      const status = await send(who, what, values)
      if (status >= 300) assert.fail(`${what}: ${status} ${await at[who].page.locator('section.act').innerText()}`)
      await at[who].page.waitForSelector('.said')
      await at[who].page.waitForSelector('section.act', { state: 'detached' })
    }
    const missing = (page) => page.locator('section.act [data-missing]').evaluateAll((all) => all.map((e) => e.dataset.missing))
    const deeds = async (...names) => {
      for (const deed of names) await ok('judge', 'life.record', { deed, done: 'yes' })
    }
    /** Refused by the browser's own console, which notes every answer of 400 and more. */
    const refused = async (who, status) => {
      for (let i = 0; i < 40 && !at[who].faults.length; i++) await at[who].page.waitForTimeout(50)
      const said = at[who].faults.splice(0)
      assert.equal(said.length, 1, said.join('\n'))
      assert.match(said[0], new RegExp(String(status)))
    }

    step('is taken in by keyboard alone; the draft outlives a reload; a wrong number is told at once', async () => {
      const { page } = at.clerk
      const key = (k) => page.keyboard.press(k)
      const type = (text) => page.keyboard.type(text)
      const party = async (name, number) => {
        await key('Tab') // role, as it stands
        await key('Tab') // kind, as it stands
        await type(name)
        await key('Tab')
        await key('Tab') // kind of paper, as it stands
        await type(number)
        await key('Tab')
      }
      await page.waitForSelector('.tile')
      await key('g')
      await key('n')
      await page.waitForSelector('#filing-parties\\[0\\]\\.role:focus')
      await party('毕某', inventedNumber(1).slice(0, 17))
      await page.waitForSelector('#filing-parties\\[0\\]\\.number-wrong') // told while typing on
      await page.reload()
      await page.waitForSelector('#filing-parties\\[0\\]\\.role:focus')
      assert.equal(await page.inputValue('#filing-parties\\[0\\]\\.name'), '毕某')
      for (let i = 0; i < 4; i++) await key('Tab')
      await key('End')
      await type(inventedNumber(1).slice(17))
      await key('Tab')
      await page.waitForSelector('#filing-parties\\[0\\]\\.number-wrong', { state: 'detached' })
      await party('赵某', inventedNumber(2))
      await key('Control+Enter')
      await page.waitForSelector('#filing-basis:focus')
      await key('ArrowDown') // the first of the list: a civil judgment
      for (const text of ['（2021）内0624民初99号', '鄂托克旗人民法院', '民间借贷纠纷', '20210320', '2021/3/31']) {
        await key('Tab')
        await type(text)
      }
      await key('Control+Enter')
      await page.waitForSelector('#filing-claims\\[0\\]\\.kind:focus')
      await key('Tab')
      await type('28000')
      await key('Tab')
      await type('借款本金；加倍部分债务利息自2021年4月1日起')
      await key('Control+Enter')
      await page.waitForSelector('fieldset input[type=checkbox]:focus')
      const boxes = await page.locator('fieldset input[type=checkbox]').count()
      const circumstances = 6
      for (let i = 1; i <= boxes; i++) {
        // The judgment and the proof of identity have not come yet.
        if (i > circumstances && i <= boxes - 2) await key('Space')
        await key('Tab')
      }
      await page.waitForFunction(() => document.querySelectorAll('aside [data-missing]').length === 2)
      const side = await page.locator('aside').innerText()
      for (const part of ['28,000.00', '320.00', '2023-03-31']) assert.ok(side.includes(part), `${part} in ${side}`)
      assert.deepEqual(await page.locator('aside [data-missing]').evaluateAll((all) => all.map((e) => e.dataset.missing)), ['instrument', 'identity'])
      await key('Control+Enter')
      await page.waitForURL(/\/applications\/\d+$/)
      await page.waitForSelector('[data-act=ask]')
      assert.deepEqual(await audit(page), [])
      clean()
    })

    step('waits for its papers, and is filed by a judge under the next number', async () => {
      const { page } = at.clerk
      await page.click('[data-act=ask]')
      await page.fill('#do-application-ask-note', '请补充判决书副本和身份证明')
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector('.said')
      await page.click('[data-act=supply]')
      await page.waitForSelector('section.act input[type=checkbox]')
      const open = page.locator('section.act input[type=checkbox]:not(:checked)')
      while (await open.count()) await open.first().check()
      await page.keyboard.press('Control+Enter')
      await page.waitForSelector('section.act', { state: 'detached' })
      assert.equal(await page.locator('[data-act=accept]').count(), 0) // not a clerk's to decide

      const judge = at.judge.page
      await judge.goto(`${server.base}/`)
      await judge.locator('[data-desk=waiting] a[href="/applications"]').click() // the desk leads there
      await judge.locator('tbody a').first().click()
      await judge.click('[data-act=accept]')
      await judge.fill('#do-application-accept-team', '普执一队')
      await judge.keyboard.press('Control+Enter')
      await judge.waitForURL(/\/cases\/\d+\?tab=work/)
      await judge.waitForSelector('h1.num')
      assert.equal((await judge.locator('h1.num').innerText()).trim(), '（2021）内0624执1号')
      first = Number(/cases\/(\d+)/.exec(judge.url())[1])
      clean()
    })

    step('is assigned to a judge: a wrong name is told at its field, and what was typed stays', async () => {
      await open('chief', first)
      assert.equal(await send('chief', 'life.assign', { handler: `${COURT}-clerk`, team: '普执一队' }), 400)
      await refused('chief', 400)
      const { page } = at.chief
      await page.waitForSelector('#do-life-assign-handler-wrong')
      assert.equal(await page.inputValue('#do-life-assign-team'), '普执一队')
      assert.equal(await page.evaluate(() => document.activeElement.id), 'do-life-assign-handler')
      await ok('chief', 'life.assign', { handler: `${COURT}-judge` })
      const clerk = await open('clerk', first)
      assert.equal(await clerk.locator('[data-action="life.suspend"]').count(), 0)
      clean()
    })

    step('shows its clocks; of two who act at once the second is told, and goes on', async () => {
      await open('judge', first)
      await ok('judge', 'life.notice', { performDays: 3 })
      const chief = await open('chief', first)
      await chief.locator('[data-action="life.reassign"] button').click()
      await fill(chief, 'life.reassign', { team: '普执二队', reason: '团队调整' })
      await ok('judge', 'life.talk', { kind: 'first', with: '毕某', content: '告知程序，请其提供财产线索' })
      assert.equal(await send('chief', 'life.reassign'), 412)
      await refused('chief', 412)
      await chief.waitForSelector('.moved')
      assert.match(await chief.locator('.moved').innerText(), /judge/) // who did it
      assert.equal(await chief.inputValue('#do-life-reassign-reason'), '团队调整')
      await ok('chief', 'life.reassign')

      const judge = await open('judge', first, 'nodes')
      await judge.waitForSelector('[data-node=close]')
      assert.match(await judge.locator('[data-node=notice]').innerText(), /2021-04-06/)
      assert.match(await judge.locator('[data-node=close]').innerText(), /2021-10-08/) // the sixth is a holiday
      await judge.locator('[data-node=close] summary').click()
      await judge.locator('[data-node=close] .law-ref').first().click()
      await judge.waitForSelector('.el-popper blockquote:visible') // the law itself
      assert.deepEqual(await audit(judge), [])
      clean()
    })

    step('stands still and goes on; the president extends it, from the desk', async () => {
      await open('judge', first)
      await deeds('clues_asked')
      await today('2021-04-12')
      await ok('judge', 'life.suspend', { ground: 'applicant_delays' })
      await today('2021-04-21')
      await ok('judge', 'life.resume', { reason: '申请执行人要求继续执行' })
      await ok('judge', 'extension.ask', { months: 3, reason: '须赴外地调查' })
      const { page } = at.president
      await page.goto(`${server.base}/`)
      await page.locator('[data-desk=waiting] a[href*="extension.approve"]').click()
      await page.waitForSelector('section.act form')
      await ok('president', 'extension.approve')
      const judge = await open('judge', first, '')
      await judge.waitForSelector('ol.steps li')
      assert.ok((await judge.locator('main').innerText()).includes('2022-01-16'))
      clean()
    })

    step('is not terminated while anything is missing, and says what, by which article', async () => {
      const close = { ground: 'no_property', summary: '未发现可供执行的财产' }
      const judge = await open('judge', first)
      assert.equal(await send('judge', 'life.propose_close', close), 409)
      await refused('judge', 409)
      await judge.waitForSelector('section.act [data-missing]')
      assert.deepEqual(await missing(judge), ['report_checked', 'limit_order', 'dishonest', 'network', 'on_site', 'survey_file', 'three_months', 'applicant_told'])
      assert.equal(await judge.locator('section.act [data-missing] .law-ref').count(), 8)
      await judge.waitForSelector('section.act aside blockquote')
      await judge.keyboard.press('Escape')
      await judge.waitForSelector('section.act', { state: 'detached' })
      await deeds(...SURVEYED)
      await open('clerk', first)
      await ok('clerk', 'lead.receive', { content: '赵某在镇上有一处铺面', source: 'applicant' })
      await today('2021-07-06')
      await open('judge', first)
      await ok('judge', 'life.talk', { kind: 'round', with: '毕某', content: '告知终本的依据和法律后果', signed: 'no' })
      await ok('judge', 'lead.check', { found: 'no', result: '铺面为他人所有' })
      await today('2021-07-20')
      await judge.reload()
      await judge.waitForSelector('[data-action]')
      await ok('judge', 'life.propose_close', close)
      clean()
    })

    step('is looked at by a panel, approved by the president, served and closed', async () => {
      await open('judge', first)
      await ok('judge', 'life.panel', { members: ['judge', 'second', 'third'].map((x) => `${COURT}-${x}`).join('\n'), opinion: '同意终结本次执行程序' })
      await open('president', first)
      await ok('president', 'life.approve_close')
      await open('judge', first)
      await deeds('ruling_served')
      await ok('judge', 'life.close')
      const judge = await open('judge', first)
      await judge.waitForFunction(() => /2022-01-20[\s\S]*2026-07-20/.test(document.querySelector('main').innerText)) // queries for five years
      await ok('judge', 'life.requery', { hit: 'no', note: '未发现财产，已告知毕某' })
      clean()
    })

    step('comes back on a lead from the nadaam, with the debt that is left', async () => {
      await today('2025-07-20')
      await open('clerk', first)
      await ok('clerk', 'lead.receive', { content: '赵某在那达慕大会会场', source: 'applicant', urgent: 'yes' })
      const judge = await open('judge', first)
      assert.ok((await judge.locator('main').innerText()).includes('2025-07-23'))
      await ok('judge', 'lead.check', { found: 'yes', result: '赵某有羊和牛' })
      await ok('judge', 'life.revive', { why: 'property', byApplicant: 'no', reason: '发现可供执行的财产' })
      await judge.getByRole('link', { name: '（2025）内0624执恢1号' }).click()
      await judge.waitForURL((u) => !u.pathname.endsWith(String(first)))
      second = Number(/cases\/(\d+)/.exec(judge.url())[1])
      await judge.waitForSelector('h1.num')
      assert.ok((await judge.locator('main').innerText()).includes('28,000.00'))
      clean()
    })

    step('is settled with ten sheep and an ox, and closed as performed', async () => {
      await open('chief', second)
      await ok('chief', 'life.assign', { handler: `${COURT}-judge` })
      const judge = await open('judge', second)
      await ok('judge', 'life.notice')
      await ok('judge', 'life.record', { deed: 'debtor_came', done: 'yes', note: '在会场传唤到案' })
      await ok('judge', 'settlement.agree', { terms: '以十只羊、一头牛抵偿全部借款', fen: '28,000', until: '2025-07-25', form: 'recorded' })
      await ok('judge', 'life.recover', { fen: '28000.00', how: 'in_kind', note: '羊十只、牛一头' })
      await ok('judge', 'settlement.perform', { reason: '羊、牛已交付毕某' })
      await deeds('things_delivered', 'fee_settled')
      await judge.goto(`${server.base}/cases/${second}?tab=closing`)
      await judge.selectOption('#closing-ground', 'settlement_performed')
      await judge.waitForFunction(() => document.querySelectorAll('[data-step=propose] [data-missing]').length === 0 && document.querySelectorAll('[data-step=close] [data-missing]').length === 2)
      await open('judge', second)
      await ok('judge', 'life.propose_close', { ground: 'settlement_performed', summary: '以物抵债，和解履行完毕' })
      await open('chief', second)
      await ok('chief', 'life.approve_close')
      await open('judge', second)
      await deeds('measures_released', 'closing_notice_sent')
      await today('2025-07-23')
      await ok('judge', 'life.close', { property: 'yes', day: '2025-07-22' })
      await ok('judge', 'life.archive')
      const page = await open('judge', second, 'journal')
      await page.waitForSelector('ol.journal li')
      const text = await page.locator('main').innerText()
      for (const part of ['2025-07-22', '100%']) assert.ok(text.includes(part), part)
      assert.deepEqual(await audit(page), [])
      clean()
    })

    step('and the figures agree with a count from the cases', () => {
      const r = run(['figures', '--db', db.url, '--from', '2021-01-01', '--to', '2025-12-31', '--recount', '--json'])
      assert.equal(r.status, 0, r.stdout + r.stderr)
    })
  })
}
