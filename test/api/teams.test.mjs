// Triage, teams and assigning through the API, on both databases: a case scored
// when it is filed, criteria edited, a person overruling; teams with posts; the
// proposal with every sum, taken or overruled; reassigned, recused; a batch.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedNumber, serve } from './harness.mjs'

const court = '内0624'
const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
const papers = ['form', 'instrument', 'identity']
const application = (n, more = {}) => ({
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: `（2025）内0624民初${n}号`, issuer: '鄂托克旗人民法院',
  effectiveDay: '2025-03-20', performDay: '2025-03-31', conditions, papers, receivedDay: '2025-04-07',
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(2 * n) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2 * n + 1) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }], ...more,
})

for (const engine of engines)
  describe(`triage, teams and assigning on ${engine}`, { timeout: 300000 }, () => {
    let db, server
    const who = {}
    const at = (version) => ({ headers: { 'if-match': `"${version}"` } })
    const ok = (r, what = '') => {
      assert.ok(r.status < 300, `${what} ${r.status} ${JSON.stringify(r.data)}`)
      return r.data
    }
    let n = 100
    const file = async (more) => {
      const r = ok(await who.clerk.json('POST', '/applications', { body: application(n++, more) }))
      return ok(await who.anu.json('POST', `/applications/${r.id}/accept`, { body: {}, ...at(1) })).id
    }
    const version = async (id) => (await who.chief.get(`/cases/${id}/runs`)).items.find((r) => r.procedure === 'life')?.version ?? 0
    const assign = async (person, id, body = {}) => person.json('POST', `/cases/${id}/life/assign`, { body, ...at(await version(id)) })

    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const [name, roles] of Object.entries({ anu: 'judge', bao: 'judge', chen: 'judge', clerk: 'clerk', bailiff: 'bailiff', chief: 'chief', system: 'system' }))
        people[name] = addStaff(db, { account: `${court}-${name}`, name, court, roles })
      people.far = addStaff(db, { account: '内0602-chief', name: 'far', court: '内0602', roles: 'chief' })
      server = await serve(db)
      for (const name of Object.keys(people)) { who[name] = new Client(server.base); await who[name].login(people[name]) }
      ok(await who.system.json('PUT', '/settings/as_of', { body: { value: '2025-04-08' } }))
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('a case is scored when it is filed, criterion by criterion', async () => {
      const id = await file()
      const t = await who.clerk.get(`/cases/${id}/triage`)
      assert.deepEqual([t.given, t.points, t.grade, t.team, t.list, t.version], [true, 6, 'simple', 'quick', 1, 1])
      assert.deepEqual(t.criteria.filter((c) => c.met).map((c) => [c.id, c.points, c.status]), [['small_claim', -4, 'LOCAL']])
      assert.deepEqual(t.steps.map((s) => s.law), ['DESIGN-TRIAGE-1', 'DESIGN-TRIAGE-2'])
      const story = (await who.clerk.get(`/cases/${id}/journal?size=20`)).items
      assert.ok(story.some((e) => e.kind === 'triage_scored' && e.text.includes('简案')), JSON.stringify(story))
    })

    test('what a person ticks counts; a person overrules with a reason; a stale score is refused', async () => {
      const id = await file()
      const bad = await who.clerk.json('POST', `/cases/${id}/triage`, { body: { ticked: ['small_claim'] }, ...at(1) })
      assert.deepEqual([bad.status, bad.data.field], [400, 'ticked'])
      const t = ok(await who.clerk.json('POST', `/cases/${id}/triage`, { body: { ticked: ['eviction'], place: '鄂托克旗乌兰镇' }, ...at(1) }))
      assert.deepEqual([t.points, t.grade, t.team, t.place], [14, 'complex', 'ordinary', '鄂托克旗乌兰镇'])
      assert.equal((await who.clerk.json('POST', `/cases/${id}/triage`, { body: {}, ...at(1) })).status, 412)
      assert.equal((await who.clerk.json('POST', `/cases/${id}/triage/overrule`, { body: { grade: 'simple', team: 'quick', reason: '房屋已经腾空' }, ...at(2) })).status, 403)
      const o = ok(await who.chief.json('POST', `/cases/${id}/triage/overrule`, { body: { grade: 'simple', team: 'quick', reason: '房屋已经腾空' }, ...at(2) }))
      assert.deepEqual([o.points, o.grade, o.team, o.reason], [14, 'simple', 'quick', '房屋已经腾空'])
      assert.deepEqual(o.history.map((h) => [h.points, h.grade, h.same]), [[14, 'simple', true], [14, 'complex', true], [6, 'simple', true]])
      assert.equal((await who.far.json('GET', `/cases/${id}/triage`)).status, 404)
      assert.equal((await who.bailiff.json('POST', `/cases/${id}/triage`, { body: {}, ...at(3) })).status, 403)
    })

    test('the court edits its criteria; older scores come out as they were', async () => {
      const before = await file()
      const l = await who.clerk.get('/triage/criteria')
      assert.deepEqual([l.version, l.own, l.mayEdit, l.items.length], [1, false, false, 18])
      const c = { ...l.items.find((x) => x.id === 'small_claim'), threshold: 20000, decides: undefined, team: undefined }
      const body = { seq: c.seq, test: c.test, threshold: c.threshold, words: c.words, points: c.points, zh: '标的额不超过2万元', en: 'the claim is 20,000 yuan or less' }
      assert.equal((await who.clerk.json('PUT', '/triage/criteria/small_claim', { body, ...at(1) })).status, 403)
      assert.equal((await who.chief.json('PUT', '/triage/criteria/Small', { body, ...at(1) })).status, 400)
      assert.equal((await who.chief.json('PUT', '/triage/criteria/other', { body, ...at(1) })).data.field, 'seq')
      assert.equal((await who.chief.json('PUT', '/triage/criteria/words', { body: { ...body, seq: 500, test: 'cause_has', words: '' }, ...at(1) })).data.field, 'words')
      const p = ok(await who.chief.json('PUT', '/triage/criteria/small_claim', { body, ...at(1) }))
      assert.deepEqual([p.version, p.own, p.mayEdit], [2, true, true])
      assert.equal((await who.chief.json('PUT', '/triage/criteria/small_claim', { body, ...at(1) })).status, 412)
      const d = ok(await who.chief.json('DELETE', '/triage/criteria/revived', at(2)))
      assert.deepEqual([d.version, d.items.length], [3, 17])
      assert.equal((await who.chief.json('DELETE', '/triage/criteria/revived', at(3))).status, 404)
      assert.equal((await who.chief.get('/triage/criteria?version=1')).items.length, 18)
      assert.equal((await who.far.get('/triage/criteria')).version, 0)
      const old = await who.clerk.get(`/cases/${before}/triage`)
      assert.deepEqual([old.list, old.points, old.history[0].same, old.criteria.length], [1, 6, true, 18])
      const now = ok(await who.clerk.json('POST', `/cases/${before}/triage`, { body: {}, ...at(1) }))
      assert.deepEqual([now.list, now.points, now.grade], [3, 10, 'complex'])
      assert.deepEqual(now.history.map((h) => [h.list, h.points, h.same]), [[3, 10, true], [1, 6, true]])
      ok(await who.chief.json('PUT', '/triage/criteria/small_claim', { body: { ...body, threshold: 100000 }, ...at(3) }))
    })

    test('teams have posts that fit the role', async () => {
      assert.equal((await who.anu.json('PUT', '/teams/快执团队', { body: { kind: 'quick', active: true } })).status, 403)
      ok(await who.chief.json('PUT', '/teams/快执团队', { body: { kind: 'quick', active: true } }))
      ok(await who.chief.json('PUT', '/teams/普执一队', { body: { kind: 'ordinary', active: true } }))
      const member = (team, account, body, v = 0) => who.chief.json('PUT', `/teams/${team}/members/${court}-${account}`, { body: { places: [], causes: [], share: 100, takes: true, ...body }, ...(v ? at(v) : {}) })
      const wrong = await member('快执团队', 'clerk', { post: 'judge' })
      assert.deepEqual([wrong.status, wrong.data.field], [400, 'post'])
      assert.equal((await member('没有这个队', 'anu', { post: 'judge' })).status, 404)
      assert.equal((await member('快执团队', 'nobody', { post: 'judge' })).data.field, 'account')
      ok(await member('快执团队', 'anu', { post: 'judge' }))
      ok(await member('快执团队', 'bao', { post: 'judge', places: ['乌兰镇'], causes: ['借贷'] }))
      assert.equal((await member('快执团队', 'bao', { post: 'judge' })).status, 428)
      assert.equal((await member('快执团队', 'bao', { post: 'judge' }, 9)).status, 412)
      ok(await member('快执团队', 'clerk', { post: 'clerk' }))
      ok(await member('普执一队', 'chen', { post: 'judge' }))
      const b = await who.clerk.get('/teams')
      assert.deepEqual(b.teams.map((t) => [t.team, t.kind, t.members.map((m) => `${m.post}:${m.name}`)]),
        [['快执团队', 'quick', ['judge:anu', 'judge:bao', 'clerk:clerk']], ['普执一队', 'ordinary', ['judge:chen']]])
      assert.equal(b.unassigned, 3)
      assert.deepEqual(b.staff, [])
      assert.ok((await who.chief.get('/teams')).staff.some((s) => s.name === 'bailiff' && s.posts[0] === 'bailiff'))
      assert.equal((await who.chief.json('GET', '/teams?court=内0602')).status, 404)
    })

    let first
    test('the proposal shows every sum; the lowest is taken, and the reason kept', async () => {
      first = await file()
      const p = await who.chief.get(`/cases/${first}/assignment`)
      assert.deepEqual([p.wanted, p.used, p.handler, p.team], ['quick', 'quick', `${court}-bao`, '快执团队'])
      assert.deepEqual(p.candidates.map((c) => [c.name, c.sum, c.cause, c.chosen]), [['anu', 0, false, false], ['bao', -200, true, true]])
      ok(await assign(who.chief, first))
      const c = await who.chief.get(`/cases/${first}`)
      assert.deepEqual([c.handler, c.team], [`${court}-bao`, '快执团队'])
      const again = await who.chief.get(`/cases/${first}/assignment`)
      assert.deepEqual(again.history.map((h) => [h.way, h.proposed, h.handler, h.candidates.length]), [['proposed', `${court}-bao`, `${court}-bao`, 2]])
      assert.equal((await who.bao.get('/memos')).items[0].caseId, first)
      const b = await who.chief.get('/teams')
      assert.deepEqual(b.teams[0].members.map((m) => [m.name, m.open, m.load]), [['anu', 0, 0], ['bao', 1, 6], ['clerk', 0, 0]])
    })

    test('another than the proposed one takes a chief and a reason', async () => {
      const id = await file()
      const mute = await assign(who.chief, id, { handler: `${court}-chen` })
      assert.deepEqual([mute.status, mute.data.field], [400, 'overruleReason'])
      assert.equal((await assign(who.anu, id, { handler: `${court}-anu`, overruleReason: '我来办理' })).status, 403)
      ok(await assign(who.chief, id, { handler: `${court}-chen`, overruleReason: '熟悉相关案情' }))
      const h = (await who.chief.get(`/cases/${id}/assignment`)).history[0]
      assert.deepEqual([h.way, h.proposed, h.handler, h.team, h.reason], ['overruled', `${court}-bao`, `${court}-chen`, '普执一队', '熟悉相关案情'])
    })

    test('who is recused is never proposed, and cannot be named', async () => {
      const id = await file()
      assert.equal((await who.anu.json('POST', `/cases/${id}/recusals`, { body: { account: `${court}-bao`, reason: '系被执行人近亲属' } })).status, 403)
      assert.equal((await who.far.json('POST', `/cases/${id}/recusals`, { body: { account: `${court}-bao`, reason: '系被执行人近亲属' } })).status, 404)
      ok(await who.chief.json('POST', `/cases/${id}/recusals`, { body: { account: `${court}-bao`, reason: '系被执行人近亲属' } }))
      const p = await who.chief.get(`/cases/${id}/assignment`)
      assert.deepEqual(p.candidates.map((c) => [c.name, c.bar, c.sum]), [['anu', null, 0], ['bao', 'recused', null]])
      assert.equal(p.handler, `${court}-anu`)
      assert.equal((await assign(who.chief, id, { handler: `${court}-bao`, overruleReason: '仍由其办理' })).status, 400)
      ok(await who.chief.json('POST', `/cases/${id}/recusals/end`, { body: { account: `${court}-bao`, reason: '情形已经消除' } }))
      assert.deepEqual((await who.chief.get(`/cases/${id}/recusals`)).items, [])
      ok(await assign(who.anu, id))
    })

    test('reassigned: the load moves, both find it on their desks, the history stays', async () => {
      const load = async () => Object.fromEntries((await who.chief.get('/teams')).handlers.map((h) => [h.name, h.load]))
      const was = await load()
      for (const m of (await who.bao.get('/memos')).items) await who.bao.json('POST', `/memos/${m.id}/seen`)
      assert.deepEqual((await who.bao.get('/memos')).items, [])
      ok(await who.chief.json('POST', `/cases/${first}/life/reassign`, { body: { handler: `${court}-anu`, reason: '原承办人借调' }, ...at(await version(first)) }))
      const is = await load()
      assert.deepEqual([is.anu - (was.anu ?? 0), (is.bao ?? 0) - was.bao], [6, -6])
      assert.match((await who.bao.get('/memos')).items[0].text, /改由他人承办.*原承办人借调/)
      assert.match((await who.anu.get('/memos')).items[0].text, /改由您承办.*内0624-bao/)
      const h = (await who.chief.get(`/cases/${first}/assignment`)).history
      assert.deepEqual(h.map((x) => [x.way, x.before, x.handler]), [['reassigned', `${court}-bao`, `${court}-anu`], ['proposed', '', `${court}-bao`]])
    })

    test('a batch assigns what waits, tells how far it is, and stops when told', async () => {
      for (let i = 0; i < 6; i++) await file({ cause: '买卖合同纠纷' })
      const waiting = (await who.chief.get('/assignments/waiting?size=4'))
      assert.equal(waiting.items.length, 4)
      assert.ok(waiting.items.every((x) => x.proposal.handler && x.proposal.steps.length))
      const rest = await who.chief.get(`/assignments/waiting?size=50&after=${waiting.next}`)
      const total = 4 + rest.items.length
      assert.equal((await who.anu.json('POST', '/assignments/batches')).status, 403)
      const stopped = ok(await who.chief.json('POST', '/assignments/batches'))
      assert.deepEqual([stopped.state, stopped.total], ['waiting', total])
      assert.equal((await who.chief.json('POST', '/assignments/batches')).status, 409)
      assert.equal((await who.far.json('POST', `/assignments/batches/${stopped.id}/cancel`)).status, 404)
      ok(await who.chief.json('POST', `/assignments/batches/${stopped.id}/cancel`))
      const none = ok(await who.chief.json('POST', `/assignments/batches/${stopped.id}/run`))
      assert.deepEqual([none.state, none.assigned], ['cancelled', 0])
      const b = ok(await who.chief.json('POST', '/assignments/batches'))
      const done = ok(await who.chief.json('POST', `/assignments/batches/${b.id}/run`))
      assert.deepEqual([done.state, done.assigned, done.passed], ['done', total, 0])
      assert.deepEqual((await who.chief.get('/assignments/waiting')).items, [])
      const board = await who.chief.get('/teams')
      assert.equal(board.unassigned, 0)
      const quick = board.teams[0].members.filter((m) => m.post === 'judge').map((m) => m.load)
      assert.ok(Math.abs(quick[0] - quick[1]) <= 30, quick.join())
      assert.equal((await who.chief.get(`/assignments/batches/${b.id}`)).state, 'done')
    })

    test('with nobody to propose a case waits, and says so', async () => {
      for (const [team, kind] of [['快执团队', 'quick'], ['普执一队', 'ordinary']]) ok(await who.chief.json('PUT', `/teams/${team}`, { body: { kind, active: false }, ...at(1) }))
      const id = await file()
      const none = await assign(who.chief, id)
      assert.deepEqual([none.status, none.data.field], [400, 'handler'])
      const b = ok(await who.chief.json('POST', '/assignments/batches'))
      const done = ok(await who.chief.json('POST', `/assignments/batches/${b.id}/run`))
      assert.deepEqual([done.state, done.assigned, done.passed], ['done', 0, 1])
      assert.match(done.note, /没有可以分案的人选/)
      ok(await assign(who.chief, id, { handler: `${court}-chen` }))
      assert.equal((await who.chief.get(`/cases/${id}/assignment`)).history[0].way, 'chosen')
    })
  })
