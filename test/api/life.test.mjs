// The whole life of one case through the API, on both databases: 毕某 against
// 赵某, 28,000 yuan. Applied for, filed, assigned; notice; no property; the round
// terminated; years later a lead, the case revived, the debtor brought in, sheep
// and an ox taken in kind, closed. And what stands in the way at each step.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedNumber, run, serve } from './harness.mjs'

const court = '内0624'
const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
const papers = ['form', 'instrument', 'identity']
const application = (more = {}) => ({
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: '（2021）内0624民初99号', issuer: '鄂托克旗人民法院',
  effectiveDay: '2021-03-20', performDay: '2021-03-31', conditions, papers,
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }, { kind: 'interest', fen: 0, terms: '加倍部分债务利息，自2021年4月1日起' }],
  ...more,
})

for (const engine of engines)
  describe(`a case's life on ${engine}`, { timeout: 300000 }, () => {
    let db, server, judge, clerk, chief, president, system, stranger
    const today = async (day) => {
      const r = await system.json('PUT', '/settings/as_of', { body: { value: day } })
      assert.ok(r.status < 300, JSON.stringify(r.data))
    }
    /** Do it, naming the version the person sees on the page. */
    const act = async (who, id, path, body, { run, version } = {}) => {
      const [procedure, action] = path.split('/')
      let v = version
      if (v === undefined) {
        const all = (await who.get(`/cases/${id}/actions`)).items
        const o = all.find((x) => x.procedure === procedure && x.action === action && (run === undefined || x.run === run))
        v = o?.version ?? 0
      }
      return who.json('POST', `/cases/${id}/${path}${run === undefined ? '' : `?run=${run}`}`, { body: body ?? {}, headers: v > 0 ? { 'if-match': `"${v}"` } : {} })
    }
    const ok = async (...args) => {
      const r = await act(...args)
      assert.ok(r.status < 300, `${args[2]}: ${r.status} ${JSON.stringify(r.data)}`)
      return r.data
    }
    const deed = (who, id, name, more = {}) => ok(who, id, 'life/record', { deed: name, ...more })

    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const [who, roles] of Object.entries({ judge: 'judge', clerk: 'clerk', chief: 'chief', president: 'president', system: 'system', stranger: 'judge', third: 'judge' }))
        people[who] = addStaff(db, { account: `${court}-${who}`, name: who, court, roles })
      server = await serve(db)
      const signIn = async (who) => { const c = new Client(server.base); await c.login(who); return c }
      judge = await signIn(people.judge); clerk = await signIn(people.clerk); chief = await signIn(people.chief)
      president = await signIn(people.president); system = await signIn(people.system); stranger = await signIn(people.stranger)
    })
    after(async () => { await server?.stop(); db?.drop() })

    let first, second
    test('applied for, completed, filed with the next number', async () => {
      await today('2021-04-06')
      const r = await clerk.json('POST', '/applications', { body: application({ papers: ['form'], receivedDay: '2021-04-06' }) })
      assert.equal(r.status, 201, JSON.stringify(r.data))
      assert.equal(r.data.claimFen, 2800000)
      assert.equal(r.data.feeFen, 32000)
      assert.equal(r.data.dueDay, '2021-04-13')
      assert.equal(r.data.limitDay, '2023-03-31')
      assert.equal(r.data.late, false)
      assert.deepEqual(r.data.missing.map((m) => m.id), ['instrument', 'identity'])
      const at = (version) => ({ headers: { 'if-match': `"${version}"` } })
      const early = await judge.json('POST', `/applications/${r.data.id}/accept`, { body: {}, ...at(1) })
      assert.equal(early.status, 409)
      assert.deepEqual(early.data.missing.map((m) => m.law), ['SPC-1998-15-18-2', 'SPC-1998-15-18-3'])
      await clerk.json('POST', `/applications/${r.data.id}/ask`, { body: { note: '请补充判决书副本和身份证明' }, ...at(1) })
      const stale = await clerk.json('POST', `/applications/${r.data.id}/supply`, { body: { conditions, papers }, ...at(1) })
      assert.equal(stale.status, 412)
      const supplied = await clerk.json('POST', `/applications/${r.data.id}/supply`, { body: { conditions, papers }, ...at(2) })
      assert.deepEqual(supplied.data.missing, [])
      const clerks = await clerk.json('POST', `/applications/${r.data.id}/accept`, { body: {}, ...at(3) })
      assert.equal(clerks.status, 403)
      const filed = await judge.json('POST', `/applications/${r.data.id}/accept`, { body: { team: '普执一队' }, ...at(3) })
      assert.equal(filed.status, 201, JSON.stringify(filed.data))
      assert.equal(filed.data.caseNo, '（2021）内0624执1号')
      first = filed.data.id
      const again = await judge.json('POST', `/applications/${r.data.id}/accept`, { body: {}, ...at(4) })
      assert.equal(again.status, 409)
    })

    test('the same claim filed a second time is found, and not filed', async () => {
      const r = await clerk.json('POST', '/applications', { body: application() })
      assert.deepEqual(r.data.duplicates.map((d) => [d.caseNo, d.open, d.sameInstrument]), [['（2021）内0624执1号', true, true]])
      assert.deepEqual(r.data.missing.map((m) => m.id), ['not_filed_twice'])
      const refused = await judge.json('POST', `/applications/${r.data.id}/refuse`, { body: { note: '本院已立案执行' }, headers: { 'if-match': '"1"' } })
      assert.equal(refused.data.state, 'refused')
    })

    test('assigned to a judge; what needs a judge, a clerk cannot do', async () => {
      const bad = await act(chief, first, 'life/assign', { handler: `${court}-clerk` })
      assert.equal(bad.status, 400)
      assert.equal(bad.data.field, 'handler')
      await ok(chief, first, 'life/assign', { handler: `${court}-judge` })
      assert.equal((await judge.get(`/cases/${first}`)).handler, `${court}-judge`)
      assert.equal((await act(clerk, first, 'life/suspend', { ground: 'other' })).status, 403)
      assert.equal((await act(stranger, first, 'life/suspend', { ground: 'other' })).status, 403)
    })

    test('notice, property report, talk; suspended and resumed, the limit moves', async () => {
      await ok(judge, first, 'life/notice', { performDays: 3 })
      await ok(judge, first, 'life/talk', { kind: 'first', with: '毕某', content: '告知程序，请其提供财产线索' })
      await deed(judge, first, 'clues_asked')
      const before = await judge.get(`/cases/${first}`)
      assert.equal(before.limitDay, '2021-10-06')
      await today('2021-04-12')
      await ok(judge, first, 'life/suspend', { ground: 'applicant_delays' })
      assert.equal((await judge.get(`/cases/${first}`)).limitDay, '9999-12-31')
      assert.equal((await act(judge, first, 'life/notice', {})).status, 200)
      await today('2021-04-21')
      await ok(judge, first, 'life/resume', { reason: '申请执行人要求继续执行' })
      assert.equal((await judge.get(`/cases/${first}`)).limitDay, '2021-10-16')
      const asked = await ok(judge, first, 'extension/ask', { months: 3, reason: '须赴外地调查' })
      assert.equal((await act(judge, first, 'extension/approve', {}, { run: asked.run, version: 1 })).status, 403)
      await ok(president, first, 'extension/approve', {}, { run: asked.run, version: 1 })
      assert.equal((await judge.get(`/cases/${first}`)).limitDay, '2022-01-16')
      const details = await judge.get(`/cases/${first}/details`)
      assert.equal(details.limit.due, '2022-01-16')
    })

    const surveyed = ['report_checked', 'limit_ordered', 'dishonest_checked', 'network_searched', 'on_site_done', 'survey_on_file']
    test('the round is not terminated while anything is missing', async () => {
      const ground = { ground: 'no_property', summary: '未发现可供执行的财产' }
      const r = await act(judge, first, 'life/propose_close', ground)
      assert.equal(r.status, 409)
      assert.deepEqual(r.data.missing.map((m) => m.id), ['report_checked', 'limit_order', 'dishonest', 'network', 'on_site', 'survey_file', 'three_months', 'applicant_told'])
      assert.ok(r.data.missing.every((m) => m.law && m.text))
      for (const name of surveyed) await deed(judge, first, name)
      const lead = await ok(clerk, first, 'lead/receive', { content: '赵某在镇上有一处铺面', source: 'applicant' })
      await today('2021-07-06')
      await ok(judge, first, 'life/talk', { kind: 'round', with: '毕某', content: '告知终本的依据和法律后果', signed: false })
      assert.deepEqual((await act(judge, first, 'life/propose_close', ground)).data.missing.map((m) => m.id), ['clues', 'three_months'])
      await ok(judge, first, 'lead/check', { found: false, result: '铺面为他人所有' }, { run: lead.run, version: 1 })
      await today('2021-07-20')
      await ok(judge, first, 'life/propose_close', ground)
      assert.equal((await act(judge, first, 'life/close', {})).status, 409)
      const byChief = await act(chief, first, 'life/approve_close', {})
      assert.equal(byChief.status, 409)
      assert.deepEqual(byChief.data.missing.map((m) => m.id), ['approval'])
      assert.equal((await act(judge, first, 'life/approve_close', {})).status, 403)
      await ok(judge, first, 'life/panel', { members: ['judge', 'stranger', 'third'].map((x) => `${court}-${x}`), opinion: '同意终结本次执行程序' })
      await ok(president, first, 'life/approve_close', {})
      assert.deepEqual((await act(judge, first, 'life/close', {})).data.missing.map((m) => m.id), ['ruling'])
      await deed(judge, first, 'ruling_served')
      await ok(judge, first, 'life/close', {})
      const c = await judge.get(`/cases/${first}`)
      assert.equal(c.closeMode, '终结本次执行程序')
      assert.equal(c.closedDay, '2021-07-20')
      const life = await judge.get(`/cases/${first}/life`)
      assert.equal(life.requeries.length, 10)
      assert.equal(life.requeries[0].dueDay, '2022-01-20')
      assert.equal(life.requeries[9].dueDay, '2026-07-20')
      await ok(judge, first, 'life/requery', { hit: false, note: '未发现财产，已告知毕某' })
    })

    test('a lead at the nadaam; revived for what is left', async () => {
      await today('2025-07-20')
      const lead = await ok(clerk, first, 'lead/receive', { content: '赵某在那达慕大会会场', source: 'applicant', urgent: true })
      const known = (await judge.get(`/cases/${first}/life`)).leads.at(-1)
      assert.equal(known.dueDay, '2025-07-23')
      await ok(judge, first, 'lead/check', { found: true, result: '赵某有羊和牛' }, { run: lead.run, version: 1 })
      const wrong = await act(judge, first, 'life/revive', { why: 'withdrawn', byApplicant: true, reason: '发现财产' })
      assert.equal(wrong.status, 409)
      await ok(judge, first, 'life/revive', { why: 'property', byApplicant: false, reason: '发现可供执行的财产' })
      const life = await judge.get(`/cases/${first}/life`)
      second = life.after[0].caseId
      const c = await judge.get(`/cases/${second}`)
      assert.equal(c.caseNo, '（2025）内0624执恢1号')
      assert.equal(c.claimFen, 2800000)
      assert.deepEqual(c.parties.map((p) => p.name), ['毕某', '赵某'])
      assert.equal((await judge.get(`/cases/${second}/life`)).before[0].caseNo, '（2021）内0624执1号')
      assert.equal((await act(judge, first, 'life/revive', { why: 'property', byApplicant: false, reason: '再次恢复' })).status, 409)
    })

    test('brought in, settled, ten sheep and an ox in kind, closed as completed', async () => {
      await ok(chief, second, 'life/assign', { handler: `${court}-judge` })
      await ok(judge, second, 'life/notice', {})
      await deed(judge, second, 'debtor_came', { note: '在会场传唤到案' })
      const s = await ok(judge, second, 'settlement/agree', { terms: '以十只羊、一头牛抵偿全部借款', fen: 2800000, until: '2025-07-25', form: 'recorded' })
      assert.equal((await act(judge, second, 'settlement/breach', { reason: '尚未到期' }, { run: s.run, version: 1 })).status, 409)
      const ground = { ground: 'settlement_performed', summary: '以物抵债，和解履行完毕' }
      const early = await act(judge, second, 'life/propose_close', ground)
      assert.deepEqual(early.data.missing.map((m) => m.id), ['performed', 'delivered', 'fee'])
      await ok(judge, second, 'life/recover', { fen: 2800000, how: 'in_kind', note: '羊十只、牛一头' })
      await ok(judge, second, 'settlement/perform', { reason: '羊、牛已交付毕某' }, { run: s.run, version: 1 })
      await deed(judge, second, 'things_delivered')
      await deed(judge, second, 'fee_settled')
      const view = await judge.get(`/cases/${second}/closing?ground=settlement_performed`)
      assert.equal(view.mode, '执行完毕')
      assert.deepEqual(view.toPropose, [])
      assert.deepEqual(view.toClose.map((m) => m.id), ['released', 'notice'])
      await ok(judge, second, 'life/propose_close', ground)
      await ok(chief, second, 'life/approve_close', {})
      await deed(judge, second, 'measures_released')
      await deed(judge, second, 'closing_notice_sent')
      await today('2025-07-23')
      assert.equal((await act(clerk, second, 'life/close', { property: 'yes', day: '2025-07-22' })).status, 403)
      await ok(judge, second, 'life/close', { property: 'yes', day: '2025-07-22' })
      const c = await judge.get(`/cases/${second}`)
      assert.deepEqual([c.closeMode, c.closedDay, c.recoveredFen, c.property], ['执行完毕', '2025-07-22', 2800000, 'yes'])
      await ok(judge, second, 'life/archive', {})
      const story = (await judge.get(`/cases/${second}/journal?size=100`)).items.map((e) => e.kind)
      for (const kind of ['case_created', 'life_begin', 'life_assign', 'settlement_agree', 'life_close']) assert.ok(story.includes(kind), kind)
    })

    test('the figures agree with a count from the cases', () => {
      const r = run(['figures', '--db', db.url, '--from', '2021-01-01', '--to', '2025-12-31', '--recount', '--json'])
      assert.equal(r.status, 0, r.stdout + r.stderr)
    })
  })
