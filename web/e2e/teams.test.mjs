// Teams in a browser against the real program: criteria edited, a team made,
// cases assigned by keyboard and otherwise, a batch; triage, assignment and
// stages on the case's page; what the judge finds on the desk. In both languages.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { addStaff, Client, freshDatabase, inventedNumber, serve } from '../../test/api/harness.mjs'
import { audit, LANGS, open, setLang, signIn, SIZES } from './browser.mjs'

const court = '内0624'
const SHOTS = process.env.SHOTS
const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
const application = (n, more) => ({
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: `（2025）内0624民初${n}号`, issuer: '鄂托克旗人民法院', effectiveDay: '2025-03-20', performDay: '2025-03-31', conditions,
  papers: ['form', 'instrument', 'identity'], receivedDay: '2025-04-07',
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(2 * n) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2 * n + 1) },
  ],
  claims: [{ kind: 'principal', fen: 2800000 + n * 1000000, terms: '借款本金' }], ...more,
})

for (const engine of ['sqlite', ...(process.env.ZX_TEST_PG ? ['pg'] : [])])
  describe(`teams on ${engine}`, { timeout: 300_000 }, () => {
    let db, server, page, faults, close, first
    const people = {}
    const shot = async (name) => SHOTS && engine === 'sqlite' && page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true })
    const clean = async (audited = true) => {
      assert.deepEqual(faults.splice(0), [])
      if (audited) assert.deepEqual(await audit(page), [])
    }
    const as = async (who) => {
      await page.context().clearCookies()
      await signIn(page, server.base, people[who].account, people[who].password)
      faults.splice(0)
    }
    before(async () => {
      db = freshDatabase(engine)
      const roles = { chief: 'chief', system: 'system', gao: 'judge', bai: 'judge', clerk: 'clerk', bailiff: 'bailiff' }
      const names = { chief: '巴图', system: '系统', gao: '高娃', bai: '白音', clerk: '阿木尔', bailiff: '苏合' }
      for (const [k, r] of Object.entries(roles)) people[k] = addStaff(db, { account: `${court}-${k}`, name: names[k], court, roles: r })
      server = await serve(db)
      const c = {}
      for (const k of ['system', 'clerk', 'gao']) { c[k] = new Client(server.base); await c[k].login(people[k]) }
      await c.system.json('PUT', '/settings/as_of', { body: { value: '2025-04-08' } })
      for (let n = 1; n <= 5; n++) {
        const a = await c.clerk.json('POST', '/applications', { body: application(n) })
        const f = await c.gao.json('POST', `/applications/${a.data.id}/accept`, { body: {}, headers: { 'if-match': '"1"' } })
        first ??= f.data.id
      }
      ;({ page, faults, close } = await open(SIZES[0]))
      await as('chief')
    }, { timeout: 120_000 })
    after(async () => { await close?.(); await server?.stop(); db?.drop() })

    it('makes teams and puts people in them', async () => {
      await page.goto(`${server.base}/teams`)
      for (const [team, kind] of [['快执团队', 'quick'], ['普执一队', 'ordinary']]) {
        await page.getByLabel('团队名称').fill(team)
        await page.locator('form.row select').selectOption(kind)
        await page.getByLabel('团队名称').press('Enter')
        await page.locator(`[data-team="${team}"]`).waitFor()
      }
      for (const [team, who, post] of [['快执团队', 'gao', 'judge'], ['快执团队', 'clerk', 'clerk'], ['普执一队', 'bai', 'judge']]) {
        const card = page.locator(`[data-team="${team}"]`)
        await card.getByRole('button', { name: '增加成员' }).click()
        await card.getByLabel('成员').selectOption(`${court}-${who}`)
        await card.locator('form').getByLabel('岗位').selectOption(post)
        if (who === 'gao') await card.getByLabel('专长案由').fill('借贷；买卖')
        await card.getByRole('button', { name: '保存' }).click()
        await card.locator('li', { hasText: `${court}-${who}` }).waitFor()
      }
      await page.getByText('“3+1”职责').click()
      await page.getByRole('cell', { name: '执行办案：中止执行' }).waitFor()
      await shot('teams-zh')
      await clean()
    })

    it('assigns by keyboard as proposed; another with a reason; the rest at once', async () => {
      const waiting = page.locator('[data-part=waiting] > ul > li, [data-part=waiting] li.at')
      await page.goto(`${server.base}/teams`)
      await page.locator('[data-part=waiting] li.at').waitFor()
      await shot('teams-waiting-zh')
      await page.locator('[data-part=waiting]').focus()
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      await page.keyboard.press('Enter')
      await page.getByText(/✓ （2025）内0624执1号 已分给 高娃/).waitFor()
      await page.waitForFunction(() => document.querySelectorAll('[data-part=waiting] .line').length === 4)
      await page.getByRole('button', { name: /另行指定.*执2号/ }).click()
      await page.getByLabel('承办人', { exact: true }).fill(`${court}-bai`)
      await page.getByRole('button', { name: '分案', exact: true }).click() // the reason is asked for
      await page.getByLabel('与建议不同的理由').fill('熟悉相关案情')
      await shot('teams-overrule-zh')
      await page.getByRole('button', { name: '分案', exact: true }).click()
      await page.waitForFunction(() => document.querySelectorAll('[data-part=waiting] .line').length === 3)
      await page.getByRole('button', { name: '全部按建议分案' }).click()
      await page.getByText(/分案完成 · 已分 3 件/).waitFor()
      await page.getByText('没有待分案的案件').waitFor()
      assert.equal(await waiting.count(), 0)
      await clean()
    })

    it('changes a criterion, and keeps the version before', async () => {
      await page.goto(`${server.base}/triage`)
      await page.locator('[data-criterion=small_claim]').getByRole('button', { name: /修改/ }).click()
      await page.getByLabel('数值').fill('20000')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('已保存为第 2 版').waitFor()
      await page.getByText('标的额不超过（元） 20,000').waitFor()
      await shot('triage-list-zh')
      await page.getByText('各版本').click()
      await page.getByRole('button', { name: '查看' }).last().click()
      await page.getByText('正在查看第 1 版').waitFor()
      await page.getByText('标的额不超过（元） 100,000').waitFor()
      await clean()
    })

    it('shows triage, assignment and stages on the case; overrules; hands a stage on', async () => {
      await page.goto(`${server.base}/cases/${first}?tab=team`)
      const triage = page.locator('[data-part=triage]')
      await triage.getByText('难度分 6').waitFor()
      await triage.locator('[data-do=score] summary').click()
      await triage.getByLabel('须腾退房屋、土地').check()
      await triage.getByLabel('被执行人所在地').fill('鄂托克旗乌兰镇')
      await triage.getByRole('button', { name: '重新评分' }).click()
      await triage.getByText('难度分 18').waitFor() // the list in force now is the changed one
      await triage.locator('[data-do=overrule] summary').click()
      await triage.getByLabel('团队类别').selectOption('enterprise')
      await triage.getByLabel('理由').fill('被执行人为小微企业主')
      await triage.getByRole('button', { name: '调整结果' }).click()
      await triage.getByText(/人工调整。理由：被执行人为小微企业主/).waitFor()
      await page.locator('[data-stage=begin]').click()
      await page.locator('[data-part=stages] form button[type=submit]').click()
      await page.locator('.strip .on').getByText('立案初期').waitFor()
      await shot('case-team-zh')
      await clean()
      await as('clerk')
      await page.goto(`${server.base}/cases/${first}?tab=team`)
      await page.getByRole('button', { name: /勾选：申请材料/ }).click()
      await page.getByRole('button', { name: /取消：申请材料/ }).waitFor()
      await page.locator('[data-stage=hand_over]').click()
      await page.getByText('已发出执行通知书').first().waitFor()
      await clean(false)
    })

    it('tells the judge on the desk, until it was seen', async () => {
      await as('gao')
      await page.goto(server.base)
      const memos = page.locator('.memos')
      await memos.getByText('本案已分给您承办').first().waitFor()
      await shot('desk-memos-zh')
      const n = await memos.locator('li').count()
      await memos.getByRole('button', { name: /知道了/ }).first().click()
      await page.waitForFunction((k) => document.querySelectorAll('.memos li').length === k, n - 1)
      await clean()
    })

    it('shows a hand-over on the desk of who may take it, and leads to taking it', async () => {
      const c = {}
      for (const k of ['clerk', 'gao']) { c[k] = new Client(server.base); await c[k].login(people[k]) }
      const act = async (who, action, body = {}) => {
        const run = (await c[who].get(`/cases/${first}/runs`)).items.find((r) => r.procedure === action.split('/')[0])
        const r = await c[who].json('POST', `/cases/${first}/${action}`, { body, headers: { 'if-match': `"${run?.version ?? 0}"` } })
        assert.ok(r.status < 300, `${action}: ${JSON.stringify(r.data)}`)
      }
      for (const item of ['papers', 'served'])
        if (!(await c.gao.get(`/cases/${first}/stage`)).checks.find((x) => x.id === item).met) await act('clerk', 'stage/tick', { item })
      await act('gao', 'life/notice')
      await act('gao', 'life/record', { deed: 'clues_asked' })
      await act('clerk', 'stage/hand_over', { stage: 'search', receiver: `${court}-gao` })
      await page.goto(server.base)
      const line = page.locator('[data-desk=waiting] li', { hasText: '接收移交：财产查控' })
      await line.getByText('阿木尔').waitFor()
      await shot('desk-handed-zh')
      await clean()
      await line.getByRole('link').click()
      await page.locator('main form button[type=submit]').click()
      await page.getByText(/✓ .*接收.*财产查控/).waitFor()
      await page.goto(server.base)
      await page.locator('[data-desk=waiting]').getByText('没有等您办理的事项').waitFor()
      await clean()
    })

    it('says the same in English', async () => {
      await as('chief')
      await setLang(page, LANGS[1])
      for (const [to, wait, name] of [['/teams', '[data-team]', 'teams-en'], ['/triage', '[data-criterion]', 'triage-en'], [`/cases/${first}?tab=team`, '[data-part=triage] table', 'case-team-en']]) {
        await page.goto(server.base + to)
        await page.locator(wait).first().waitFor()
        await shot(name)
        await clean()
      }
    })
  })
