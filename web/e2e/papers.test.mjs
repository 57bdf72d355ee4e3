// Papers in the browser, against the real program: a step's draft taken up by the
// clerk, looked at, handed in, signed by the judge; checked by the public, with
// the file too; a template edited; the case's file filled, refused, cancelled.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { addStaff, Client, freshDatabase, inventedNumber, serve } from '../../test/api/harness.mjs'
import { audit, LANGS, open, setLang, signIn, SIZES } from './browser.mjs'

const court = '内0624'
const shots = process.env.ZX_SHOTS
const shoot = async (page, name) => shots && page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true })
const application = {
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: '（2025）内0624民初99号', issuer: '鄂托克旗人民法院', effectiveDay: '2025-03-20',
  performDay: '2025-03-31', conditions: ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction'],
  papers: ['form', 'instrument', 'identity'],
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }],
}

for (const engine of process.env.ZX_TEST_PG ? ['sqlite', 'pg'] : ['sqlite'])
  describe(`papers in the browser on ${engine}`, { timeout: 300_000 }, () => {
    let db, server, people, id, page, faults, close
    const clean = () => assert.deepEqual(faults.splice(0), [])
    const as = async (who) => {
      await page.context().clearCookies()
      await page.evaluate(() => { localStorage.removeItem('zx.signed-in'); sessionStorage.clear() })
      await signIn(page, server.base, people[who].account, people[who].password)
      faults.splice(0) // the old session's stream ended
    }
    const papers = async () => {
      await page.goto(`${server.base}/cases/${id}?tab=papers`)
      await page.waitForSelector('.papers tbody tr')
    }
    const openPaper = async (name) => {
      await papers()
      await page.locator('.papers tbody').getByRole('button', { name, exact: true }).click()
      await page.waitForSelector('.desk .sheets img')
    }
    before(async () => {
      db = freshDatabase(engine)
      people = Object.fromEntries(Object.entries({ judge: 'judge', clerk: 'clerk', chief: 'chief', system: 'system' })
        .map(([who, roles]) => [who, addStaff(db, { account: `${court}-${who}`, name: { judge: '苏日娜', clerk: '白某华', chief: '巴某', system: '管理员' }[who], court, roles })]))
      server = await serve(db)
      const client = async (who) => { const c = new Client(server.base); await c.login(people[who]); return c }
      const [judge, clerk, chief, system] = await Promise.all(['judge', 'clerk', 'chief', 'system'].map(client))
      await system.json('PUT', '/settings/as_of', { body: { value: '2025-04-06' } })
      const a = await clerk.json('POST', '/applications', { body: { ...application, receivedDay: '2025-04-06' } })
      assert.equal(a.status, 201, JSON.stringify(a.data))
      const filed = await judge.json('POST', `/applications/${a.data.id}/accept`, { body: {}, headers: { 'if-match': '"1"' } })
      assert.equal(filed.status, 201, JSON.stringify(filed.data))
      id = filed.data.id
      const act = async (who, action, body) => {
        const o = (await who.get(`/cases/${id}/actions`)).items.find((x) => x.action === action)
        const r = await who.json('POST', `/cases/${id}/life/${action}`, { body, headers: o.version ? { 'if-match': `"${o.version}"` } : {} })
        assert.ok(r.status < 300, `${action} ${JSON.stringify(r.data)}`)
      }
      await act(chief, 'assign', { handler: `${court}-judge` })
      await act(judge, 'notice', { performDays: 5 })
      ;({ page, faults, close } = await open(SIZES[0]))
      await page.goto(`${server.base}/login`)
    })
    after(async () => { await close?.(); await server?.stop(); db?.drop() })

    it('shows each paper at the step that asked for it, in both languages', async () => {
      await as('clerk')
      for (const lang of LANGS) {
        await setLang(page, lang)
        await papers()
        assert.equal(await page.locator('.papers tbody tr').count(), 4)
        assert.deepEqual(await audit(page), [])
        await shoot(page, `papers-${lang}`)
      }
      await setLang(page, 'zh-CN')
      await papers()
      assert.match(await page.locator('.papers tbody').innerText(), /执行通知书\s+发出执行通知书和报告财产令\s+草稿/)
      clean()
    })

    it('a draft is filled in, looked at, and handed in; what is missing is told, what is typed stays', async () => {
      await openPaper('执行通知书')
      assert.match(await page.inputValue('[id$="-basis_doc"]'), /鄂托克旗人民法院（2025）内0624民初99号民事判决书/)
      assert.match(await page.inputValue('[id$="-duty"]'), /给付本金28,000元（借款本金）/)
      assert.match(await page.locator('.lacking').innerText(), /案款账户/)
      await page.fill('[id$="-account_name"]', '鄂托克旗人民法院案款专户')
      await page.fill('[id$="-account_bank"]', '某银行鄂托克旗支行')
      await page.fill('[id$="-perform_days"]', '九十')
      await page.getByRole('button', { name: '保存并预览' }).click()
      await page.waitForSelector('.desk .problem')
      assert.equal(await page.inputValue('[id$="-account_bank"]'), '某银行鄂托克旗支行')
      await page.reload()
      await page.locator('.papers tbody').getByRole('button', { name: '执行通知书', exact: true }).click()
      await page.waitForSelector('.desk .sheets img')
      assert.equal(await page.inputValue('[id$="-account_bank"]'), '某银行鄂托克旗支行')
      await page.fill('[id$="-perform_days"]', '5')
      await page.fill('[id$="-account_no"]', '0000 1111 2222')
      await page.fill('[id$="-phone"]', '0477-0000000')
      const first = await page.getAttribute('.desk .sheets img', 'src')
      await page.getByRole('button', { name: '保存并预览' }).click()
      await page.waitForSelector('.desk .whole')
      await page.waitForFunction((src) => document.querySelector('.desk .sheets img')?.getAttribute('src') !== src, first)
      assert.deepEqual(await audit(page), [])
      await shoot(page, 'paper-draft')
      faults.splice(0) // the refusal of a wrong number
      await page.getByRole('button', { name: '提交审批' }).click()
      await page.waitForSelector('.desk .el-tag--warning')
      assert.equal(await page.getByRole('button', { name: '签发' }).count(), 0)
      clean()
    })

    let code, pdf
    it('somebody else signs it; it has its number, its code, its file', async () => {
      await as('judge')
      await openPaper('执行通知书')
      await shoot(page, 'paper-waiting')
      await page.getByRole('button', { name: '签发', exact: true }).click()
      await page.waitForSelector('.desk .el-tag--success')
      code = (await page.locator('.desk .sums code').first().innerText()).trim()
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
      await page.waitForSelector('.desk .sheets img')
      await shoot(page, 'paper-issued')
      const got = page.waitForEvent('download')
      await page.getByRole('button', { name: '下载 PDF' }).click()
      const file = await got
      assert.match(file.suggestedFilename(), /^（2025）内0624执1号执行通知书\.pdf$/)
      pdf = fs.readFileSync(await file.path())
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
      clean()
    })

    it('anybody verifies it without signing in, the file too, and no name is told', async () => {
      await page.context().clearCookies()
      await page.evaluate(() => localStorage.removeItem('zx.signed-in'))
      for (const lang of LANGS) {
        await setLang(page, lang)
        await page.goto(`${server.base}/verify/${code}`)
        await page.waitForSelector('.card.good')
        const text = await page.locator('main').innerText()
        assert.ok(text.includes('（2025）内0624执1号') && text.includes('2025-04-06'), text)
        for (const name of ['毕某', '赵某', '苏日娜', '28,000']) assert.ok(!text.includes(name), name)
        assert.deepEqual(await audit(page), [])
        await page.setInputFiles('#verify-file', { name: 'paper.pdf', mimeType: 'application/pdf', buffer: pdf })
        await page.waitForFunction(() => document.querySelectorAll('.card.good').length === 2)
        await shoot(page, `verify-${lang}`)
        const other = Buffer.from(pdf)
        other[other.length - 200] ^= 1
        await page.setInputFiles('#verify-file', { name: 'changed.pdf', mimeType: 'application/pdf', buffer: other })
        await page.waitForSelector('.card.bad')
      }
      await setLang(page, 'zh-CN')
      await page.goto(`${server.base}/verify`)
      await page.fill('#verify-code', 'ABCD-EFGH-JKMN-0000')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.card.bad')
      faults.splice(0) // 404 of a code that is not there
    })

    it('files come in with progress, are refused with a reason, moved, taken out, listed', async () => {
      await as('clerk')
      await papers()
      const add = async (name, buffer, title) => {
        await page.setInputFiles('#box-file', { name, mimeType: 'application/octet-stream', buffer })
        if (title) await page.fill('#box-name', title)
        await page.locator('.box').getByRole('button', { name: '上传材料' }).click()
      }
      await add('申请执行书.pdf', pdf)
      await page.waitForSelector('.box tbody tr')
      await add('证据.txt', Buffer.from('借条：今借到毕某人民币贰万捌仟元整。'), '借条')
      await page.waitForFunction(() => document.querySelectorAll('.box tbody tr').length === 2)
      await add('照片.png', Buffer.from('这不是图片'), '照片')
      await page.waitForSelector('.box .problem')
      faults.splice(0) // refused: not what it was said to be
      assert.equal(await page.inputValue('#box-name'), '照片')
      const big = path.join(db.dir, '大.pdf')
      fs.writeFileSync(big, '')
      fs.truncateSync(big, 21 * 1024 * 1024)
      await page.setInputFiles('#box-file', big)
      await page.waitForFunction(() => document.querySelector('.box')?.textContent.includes('超过 20 MB'))
      await page.locator('.box').getByRole('button', { name: '上移《借条》' }).click()
      await page.waitForFunction(() => document.querySelector('.box tbody tr td:nth-child(2)')?.textContent.startsWith('借条'))
      await shoot(page, 'filebox')
      assert.deepEqual(await audit(page), [])
      await page.locator('.box tbody tr').first().getByRole('button', { name: '移出目录' }).click()
      await page.fill('#box-why', '重复提交')
      await page.locator('.why').getByRole('button', { name: '移出目录' }).click()
      await page.waitForFunction(() => document.querySelectorAll('.box tbody tr').length === 1)
      await page.getByRole('link', { name: '打印目录' }).click()
      await page.waitForSelector('.sheet tbody tr')
      assert.match(await page.locator('.sheet').innerText(), /共 1 件/)
      await shoot(page, 'contents')
      clean()
    })

    it('an upload can be cancelled, and nothing of it is kept', async () => {
      await papers()
      await page.route('**/api/v1/cases/*/files?*', async () => { /* never answered */ })
      await page.setInputFiles('#box-file', { name: '慢.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1024 * 1024, 32) })
      await page.locator('.box').getByRole('button', { name: '上传材料' }).click()
      await page.locator('.box').getByRole('button', { name: '取消上传' }).click()
      await page.waitForFunction(() => document.querySelector('.box .told')?.textContent.includes('已取消'))
      await page.unroute('**/api/v1/cases/*/files?*')
      await page.reload()
      await page.waitForSelector('.box tbody tr')
      assert.equal(await page.locator('.box tbody tr').count(), 1)
      clean()
    })

    it('a template is edited by the administrator: checked, previewed, kept as a version', async () => {
      await as('system')
      await page.goto(`${server.base}/templates?kind=risk_notice`)
      await page.waitForSelector('#template-text')
      await shoot(page, 'template-zh')
      await page.getByRole('button', { name: '修改', exact: true }).click()
      const text = await page.inputValue('#template-text')
      await page.fill('#template-text', text.replace('{respondents}', '{debtor_name}'))
      await page.getByRole('button', { name: '检查并预览' }).click()
      await page.waitForSelector('.problem')
      assert.match(await page.locator('.problem').innerText(), /debtor_name/)
      faults.splice(0)
      await page.fill('#template-text', text.replace('执行中的风险', '执行过程中的风险'))
      await page.getByRole('button', { name: '检查并预览' }).click()
      await page.waitForSelector('.templates .sheets img')
      assert.deepEqual(await audit(page), [])
      await shoot(page, 'template-edit')
      await page.fill('#template-note', '改写一处用语')
      await page.getByRole('button', { name: '保存为新版本' }).click()
      await page.waitForFunction(() => document.querySelector('.versions')?.textContent.includes('改写一处用语'))
      await setLang(page, 'en')
      await page.reload()
      await page.waitForSelector('.versions')
      await shoot(page, 'template-en')
      await setLang(page, 'zh-CN')
      clean()
    })
  })
