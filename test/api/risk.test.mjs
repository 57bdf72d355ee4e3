// Risk points, the long-pending ledger and notes of filing and trial, through the
// API on both databases: what a court would do with them in a week.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { addStaff, Client, engines, freshDatabase, inventedNumber, serve } from './harness.mjs'

const court = '内0624'

/** The text of one member of a zip, by its central directory. */
function member(zip, name) {
  for (let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [n, more, note] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o))
    if (zip.subarray(at + 46, at + 46 + n).toString() === name) {
      const from = zip.readUInt32LE(at + 42)
      const data = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
      return inflateRawSync(zip.subarray(data, data + zip.readUInt32LE(at + 20))).toString()
    }
    at += 46 + n + more + note
  }
  throw new Error(`no ${name}`)
}

for (const engine of engines)
  describe(`risk points and long-pending cases on ${engine}`, { timeout: 120000 }, () => {
    let db, server, judge, clerk, chief, president, system, stranger, id
    const today = async (day) => {
      const r = await system.json('PUT', '/settings/as_of', { body: { value: day } })
      assert.ok(r.status < 300, JSON.stringify(r.data))
    }
    const at = (version) => ({ headers: version > 0 ? { 'if-match': `"${version}"` } : {} })
    const act = async (who, path, body) => {
      const [procedure, action] = path.split('/')
      const o = (await who.get(`/cases/${id}/actions`)).items.find((x) => x.procedure === procedure && x.action === action)
      return who.json('POST', `/cases/${id}/${path}`, { body: body ?? {}, ...at(o?.version ?? 0) })
    }
    const tick = (who, point, verdict, note, seq = 0) => who.json('POST', `/cases/${id}/risks/${point}/ticks`, { body: { verdict, note }, ...at(seq) })
    const point = async (name, ground) => (await judge.get(`/cases/${id}/risks${ground ? `?ground=${ground}` : ''}`)).items.find((x) => x.point === name)
    const plan = (who, body, seq = 0) => who.json('POST', `/cases/${id}/plans`, { body: { plan: '先评估后拍卖', nextStep: '委托评估', ...body }, ...at(seq) })

    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const [who, roles] of Object.entries({ judge: 'judge', clerk: 'clerk', chief: 'chief', president: 'president', system: 'system', stranger: 'judge' }))
        people[who] = addStaff(db, { account: `${court}-${who}`, name: who, court, roles })
      server = await serve(db)
      const signIn = async (who) => { const c = new Client(server.base); await c.login(people[who]); return c }
      judge = await signIn('judge'); clerk = await signIn('clerk'); chief = await signIn('chief')
      president = await signIn('president'); system = await signIn('system'); stranger = await signIn('stranger')
      await today('2024-03-04')
      const made = await judge.json('POST', '/cases', { body: {
        court, type: '执', cause: '民间借贷纠纷', basis: '仲裁裁决', claimFen: 2800000, handler: `${court}-judge`, team: '普执一队', labels: [], filedDay: '2024-03-04',
        parties: [{ role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) }, { role: 'respondent', kind: 'legal', name: '某某公司', idKind: 'other', number: 'X-1' }],
      } })
      assert.equal(made.status, 201, JSON.stringify(made.data))
      id = made.data.id
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('an open point stops its action, with the article; ticked, it lets it through', async () => {
      const first = await act(judge, 'life/notice')
      assert.equal(first.status, 409)
      assert.deepEqual(first.data.missing.map((m) => [m.id, m.law]), [['risk_A07', 'SPC-2018-5-2-1']])
      assert.match(first.data.missing[0].text, /风险点A07/)
      const offer = (await judge.get(`/cases/${id}/actions`)).items.find((x) => x.action === 'notice')
      assert.deepEqual(offer.missing.map((m) => m.id), ['risk_A07'])
      const p = await point('A07')
      assert.deepEqual([p.blocking, p.settled, p.blocks[0].name], [true, false, offer.label])
      assert.equal((await tick(stranger, 'A07', 'done', '')).status, 403)
      assert.equal((await tick(clerk, 'A07', 'done', '')).status, 403)
      assert.equal((await tick(judge, 'A07', 'maybe', '')).status, 400)
      const done = await tick(judge, 'A07', 'done', '指定管辖文书已附卷')
      assert.equal(done.status, 200, JSON.stringify(done.data))
      assert.equal((await act(judge, 'life/notice')).status, 200)
      assert.equal((await point('A14')).settled, true) // by fact: the notice is out
      assert.equal((await tick(judge, 'A07', 'open', '文书有误', 0)).status, 428) // says nothing of what was seen
      assert.equal((await tick(judge, 'A07', 'open', '文书有误', 7)).status, 412)
      assert.equal((await tick(judge, 'A07', 'open', '文书有误', 1)).data.items.length, 2)
      const story = (await judge.get(`/cases/${id}/journal?size=50`)).items.map((e) => e.kind)
      assert.ok(story.includes('risk_done') && story.includes('risk_reopened'))
    })

    test('what the closing guard asks is not asked twice', async () => {
      const r = await act(judge, 'life/propose_close', { ground: 'no_property', summary: '未发现可供执行的财产' })
      const ids = r.data.missing.map((m) => m.id)
      assert.equal(new Set(ids).size, ids.length)
      assert.ok(ids.includes('applicant_told') && ids.includes('risk_F05'))
      assert.deepEqual(ids.filter((x) => x.startsWith('risk_')), ['risk_F05'])
      const view = await judge.get(`/cases/${id}/closing?ground=no_property`)
      assert.ok(view.toPropose.some((m) => m.id === 'risk_F05'))
      const f02 = await point('F02', 'no_property')
      assert.deepEqual([f02.byPerson, f02.blocking, f02.blocks[0].by], [false, true, 'applicant_told'])
      assert.equal(await point('F02'), undefined) // no closing is asked for
    })

    test('a court switches a point off and words its standard, with a reason', async () => {
      const put = (who, body, version = 0) => who.json('PUT', '/risks/F05', { body: { active: true, blocking: true, standardZh: '', reason: '本院审判委员会决定', ...body }, ...at(version) })
      assert.equal((await put(judge, {})).status, 403)
      assert.equal((await put(chief, { reason: '' })).status, 400)
      assert.equal((await put(chief, { blocking: false, standardZh: '由立案庭一并征询' })).status, 200)
      assert.equal((await put(chief, {}, 7)).status, 412)
      const r = await act(judge, 'life/propose_close', { ground: 'no_property', summary: '未发现可供执行的财产' })
      assert.ok(!r.data.missing.some((m) => m.id === 'risk_F05'))
      assert.equal((await point('F05', 'no_property')).ownStandard, '由立案庭一并征询')
      assert.equal((await system.get('/risks')).items.length, (await judge.get('/risks')).items.length)
    })

    test("the court's overview counts what is open", async () => {
      const all = await judge.get(`/cases/${id}/risks`)
      const o = await chief.get('/risks/overview')
      assert.equal(o.total.cases, 1)
      assert.equal(o.total.stages.reduce((n, s) => n + s.open, 0), all.open)
      assert.deepEqual(o.cases.map((c) => [c.caseId, c.open, c.blocking]), [[id, all.open, all.openBlocking]])
      assert.equal((await judge.json('GET', '/risks/overview?court=%E5%86%850602')).status, 404)
    })

    test('a year on the case is long pending; a plan, a late step, the desk', async () => {
      await today('2025-03-04')
      assert.equal((await judge.get('/pending')).total.cases, 0) // exactly a year is not over a year
      await today('2025-03-05')
      const ledger = await judge.get('/pending')
      assert.deepEqual(ledger.items.map((r) => [r.caseId, r.days, r.age, r.seq, r.state, r.measures]), [[id, 366, 'long', 0, '办理中', '已发出执行通知书']])
      const bad = await plan(judge, { nextDay: '2025-03-04' })
      assert.deepEqual([bad.status, bad.data.field], [400, 'nextDay'])
      assert.equal((await plan(judge, { nextDay: '2025-03-20', owner: 'nobody' })).data.field, 'owner')
      assert.equal((await plan(stranger, { nextDay: '2025-03-20' })).status, 403)
      assert.equal((await plan(judge, { nextDay: '2025-03-20', reason: '等待评估' })).status, 200)
      assert.equal((await plan(clerk, { nextDay: '2025-03-20' })).status, 403)
      assert.equal((await plan(chief, { nextDay: '2025-03-20' }, 7)).status, 412)
      assert.deepEqual((await judge.get('/desk')).planSteps.map((s) => [s.caseId, s.daysLeft]), [[id, 15]])
      await today('2025-03-25')
      const late = await chief.get('/pending?only=late')
      assert.deepEqual([late.total.cases, late.total.late, late.items[0].nextStep, late.items[0].late], [1, 1, '委托评估', true])
      assert.deepEqual((await judge.get('/desk')).planSteps.map((s) => s.daysLeft), [-5])
      await plan(chief, { nextStep: '发布一拍公告', nextDay: '2025-04-20', result: '评估报告已送达' }, 1)
      assert.equal((await chief.get('/pending')).total.late, 0)
      // The day before is told as it was.
      const past = await chief.get('/pending?asOf=2025-03-10')
      assert.deepEqual([past.items[0].nextStep, past.items[0].late], ['委托评估', false])
      assert.equal((await chief.json('GET', '/pending?asOf=2025-03-26')).status, 400)
      const all = await judge.get(`/cases/${id}/plans`)
      assert.deepEqual(all.plans.map((p) => p.nextStep), ['发布一拍公告', '委托评估'])
    })

    test('the ledger as a spreadsheet', async () => {
      const r = await chief.raw('GET', '/pending.xlsx?asOf=2025-03-25')
      assert.equal(r.status, 200)
      const bytes = Buffer.from(await r.arrayBuffer())
      const page = member(bytes, 'xl/worksheets/sheet1.xml')
      const words = page.replace(/<[^>]+>/g, '|')
      for (const word of ['长期未结执行案件台账', '截至2025-03-25，立案超过12个月未结，共1件', '序号', '已采取措施', '毕某', '发布一拍公告', '已发出执行通知书']) assert.ok(words.includes(word), word)
      assert.match(page, /<pageSetup paperSize="9"[^>]*orientation="landscape"/)
      assert.match(page, /<pane [^>]*ySplit="3"[^>]*state="frozen"/)
      assert.match(page, /<mergeCell ref="A1:Q1"/)
      assert.match(r.headers.get('content-disposition'), /attachment/)
    })

    test('what trial said of the instrument comes with the case', async () => {
      const no = '（2024）内0624民初77号'
      const note = { stage: 'trial', kind: 'risk', told: 'both', content: '被告经营困难，可能无财产可供执行', from: '民一庭' }
      const trial = await stranger.json('POST', '/instrument-notes', { body: { ...note, instrumentNo: '(2024)内0624民初77号' } })
      assert.equal(trial.status, 200, JSON.stringify(trial.data))
      assert.equal((await judge.get(`/cases/${id}/instrument-notes`)).items.length, 0) // another instrument
      const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
      const applied = await clerk.json('POST', '/applications', { body: {
        cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: no, issuer: '鄂托克旗人民法院', effectiveDay: '2025-01-20', performDay: '2025-01-31', receivedDay: '2025-03-24', conditions, papers: ['form', 'instrument', 'identity'],
        parties: [{ role: 'applicant', kind: 'natural', name: '王某', idKind: 'resident', number: inventedNumber(5) }, { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(6) }],
        claims: [{ kind: 'principal', fen: 100000, terms: '本金' }],
      } })
      assert.equal(applied.status, 201, JSON.stringify(applied.data))
      const filed = await judge.json('POST', `/applications/${applied.data.id}/accept`, { body: {}, ...at(1) })
      assert.equal(filed.status, 201, JSON.stringify(filed.data))
      const notes = await judge.get(`/cases/${filed.data.id}/instrument-notes`)
      assert.deepEqual([notes.instrumentNo, notes.unread, notes.items[0].content], [no, 1, note.content])
      const own = notes.items[0].id
      assert.equal((await stranger.json('POST', `/cases/${filed.data.id}/instrument-notes/${own}/read`)).status, 403)
      assert.equal((await chief.json('POST', `/cases/${filed.data.id}/instrument-notes/${own}/read`)).data.unread, 0)
      assert.equal((await judge.json('POST', `/instrument-notes/${own}/withdraw`, { body: { reason: '内容有误' } })).status, 403)
      assert.equal((await stranger.json('POST', `/instrument-notes/${own}/withdraw`, { body: { reason: '内容有误' } })).status, 204)
      assert.equal((await judge.get(`/cases/${filed.data.id}/instrument-notes`)).items[0].withdrawn, '内容有误')
    })
  })
