// What waits for a person, and what an application says while it is typed, on both
// databases: to whom each answers, what it answers, and that nothing of another
// court, and nothing of one's own making, is among it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, inventedNumber } from './harness.mjs'
import { application, conditions, openCourt, papers } from './court.mjs'

const elsewhere = '内0621'
const at = (version) => ({ headers: { 'if-match': `"${version}"` } })
/** The same application as it is typed: what POST /applications/check takes. */
const typed = ({ instrumentNo, effectiveDay, performDay, conditions, papers, parties, claims }, more = {}) => ({
  instrumentNo, effectiveDay, performDay, conditions, papers, claims: claims.map(({ fen }) => ({ fen })),
  parties: parties.map(({ role, idKind, name, number }) => ({ role, idKind, name, number })), ...more,
})

for (const engine of engines)
  describe(`the desk and the check on ${engine}`, { timeout: 300000 }, () => {
    let c, stranger, chiefElsewhere, english, both, nobody
    before(async () => {
      c = await openCourt(engine)
      const signIn = async (account, court, roles, lang) => {
        const client = new Client(c.server.base, lang)
        await client.login(addStaff(c.db, { account, name: account, court, roles }))
        return client
      }
      stranger = await signIn(`${elsewhere}-judge`, elsewhere, 'judge')
      chiefElsewhere = await signIn(`${elsewhere}-chief`, elsewhere, 'chief president')
      english = await signIn(`${c.court}-english`, c.court, 'clerk', 'en')
      both = await signIn(`${c.court}-both`, c.court, 'judge president')
      nobody = new Client(c.server.base)
      await c.today('2025-03-03')
    })
    after(() => c?.close())

    describe('POST /applications/check', () => {
      const check = async (who, body) => {
        const r = await who.json('POST', '/applications/check', { body })
        assert.equal(r.status, 200, JSON.stringify(r.data))
        return r.data
      }
      const there = (rows) => rows.filter((x) => x.there).map((x) => x.id)

      test('of a whole one: its fee, its limit, and that nothing is missing', async () => {
        const r = await check(c.clerk, typed(application()))
        assert.deepEqual([r.claimFen, r.feeFen, r.limitDay, r.late], [2800000, 32000, '2026-12-31', false])
        assert.deepEqual(r.parties, [1, 2].map(() => ({ given: true, fault: null, known: false, knownAs: null })))
        assert.deepEqual(there(r.conditions), conditions)
        assert.ok(r.conditions.every((x) => x.law && x.text))
        assert.deepEqual(r.papers.filter((x) => x.needed).map((x) => x.id).sort(), [...papers].sort())
        assert.deepEqual(there(r.papers).sort(), [...papers].sort())
        assert.deepEqual(r.duplicates, [])
      })

      test('of nothing at all: no limit, no money, and every condition is still to be met', async () => {
        const r = await check(c.clerk, {})
        assert.deepEqual([r.limitDay, r.late, r.claimFen, r.parties, r.duplicates], [null, false, 0, [], []])
        assert.deepEqual([there(r.conditions), there(r.papers)], [[], []])
        assert.equal(r.conditions.length, conditions.length)
      })

      test('a wrong number is told in the reader’s language; a circumstance asks for its paper; past the limit is late', async () => {
        const wrong = { parties: [{ role: 'applicant', idKind: 'resident', number: inventedNumber(8).slice(0, -1) + (inventedNumber(8).endsWith('0') ? '1' : '0') }, { role: 'respondent' }] }
        const zh = (await check(c.clerk, wrong)).parties, en = (await check(english, wrong)).parties
        assert.match(zh[0].fault, /[\u4e00-\u9fff]/)
        assert.match(en[0].fault, /^[\x20-\x7e]+$/)
        assert.deepEqual(zh[1], { given: false, fault: null, known: false, knownAs: null })
        const plain = await check(c.clerk, {}), needed = (r) => r.papers.filter((x) => x.needed).map((x) => x.id)
        const more = async (...circumstances) => needed(await check(c.clerk, { circumstances })).filter((x) => !needed(plain).includes(x))
        for (const one of plain.circumstances.filter((x) => x !== 'agent_settles')) assert.ok((await more(one)).length > 0, `${one} asks for no paper`)
        assert.deepEqual(await more('agent_settles'), [], 'there is no agent')
        assert.deepEqual((await more('agent', 'agent_settles')).filter((x) => x !== 'power'), ['special_power'])
        assert.equal(needed(await check(c.clerk, { circumstances: plain.circumstances })).length, plain.papers.length)
        const old = typed(application({ effectiveDay: '2022-12-20', performDay: '2022-12-31' }))
        const late = async (receivedDay) => { const r = await check(c.clerk, { ...old, receivedDay }); return [r.limitDay, r.late] }
        assert.deepEqual([await late('2024-12-31'), await late('2025-01-01'), await late(undefined)], [['2024-12-31', false], ['2024-12-31', true], ['2024-12-31', true]])
      })

      test('the same people’s other case is shown in the whole district; under which name, to who may see that person', async () => {
        const a = application()
        for (let i = 0; i < 2; i++) assert.ok((await check(c.clerk, typed(a))).parties.every((p) => !p.known), 'looking made somebody known')
        const made = await c.clerk.json('POST', '/applications', { body: a })
        const filed = await c.judge.json('POST', `/applications/${made.data.id}/accept`, { body: {}, ...at(1) })
        assert.equal(filed.status, 201, JSON.stringify(filed.data))
        const here = await check(c.clerk, typed(a)), there = await check(stranger, typed(a, { instrumentNo: '（2024）内0621民初1号' }))
        const twin = { caseNo: filed.data.caseNo, court: c.court, open: true, closeMode: '' }
        assert.deepEqual(here.duplicates, [{ ...twin, sameInstrument: true }])
        assert.deepEqual(there.duplicates, [{ ...twin, sameInstrument: false }])
        assert.deepEqual(here.parties.map((p) => [p.known, p.knownAs]), [[true, '毕某'], [true, '赵某']])
        assert.deepEqual(there.parties.map((p) => [p.known, p.knownAs]), [[true, null], [true, null]])
        const [applicant, respondent] = typed(a).parties
        const turned = [{ ...applicant, role: 'respondent' }, { ...respondent, role: 'applicant' }]
        assert.deepEqual((await check(c.clerk, typed(a, { parties: turned }))).duplicates, [], 'who owed claims now: another claim')
      })

      test('not for an administrator, not for nobody; what is wrong is named', async () => {
        assert.equal((await c.system.json('POST', '/applications/check', { body: {} })).status, 403)
        assert.equal((await nobody.json('POST', '/applications/check', { body: {} })).status, 401)
        const wrong = { receivedDay: '2025-03-04', effectiveDay: '2025-02-30', claims: [{ fen: -1 }], parties: [{ role: 'witness' }], conditions: 'all', unheard_of: 1 }
        for (const [field, value] of Object.entries(wrong)) {
          const r = await c.clerk.json('POST', '/applications/check', { body: { [field]: value } })
          assert.equal(r.status, 400, field)
          assert.ok(r.data.field.startsWith(field), `${field}: ${JSON.stringify(r.data)}`)
          assert.ok(r.data.detail)
        }
      })
    })

    describe('GET /approvals', () => {
      const waits = async (who) => (await who.get('/approvals')).items
      const of = async (who, id) => (await waits(who)).filter((x) => x.caseId === id)

      test('a closing waits for the chief of the court and for nobody else, until it is decided', async () => {
        const id = await c.file()
        assert.deepEqual(await of(c.chief, id), [])
        await c.ok(c.judge, id, 'life/recover', { fen: 2800000, how: 'direct' })
        for (const deed of ['things_delivered', 'fee_settled']) await c.deed(c.judge, id, deed)
        await c.ok(c.judge, id, 'life/propose_close', { ground: 'performed', summary: '全部履行完毕' })
        const [one, ...more] = await of(c.chief, id)
        assert.deepEqual(more, [])
        const { caseNo } = await c.judge.get(`/cases/${id}`)
        assert.deepEqual([one.caseNo, one.procedure, one.action, one.label, one.stateName, one.openedDay, one.missing], [caseNo, 'life', 'approve_close', '批准结案', '结案报批', '2025-03-03', []])
        for (const who of [c.judge, c.clerk, stranger, chiefElsewhere]) assert.deepEqual(await of(who, id), [])
        await c.deed(c.judge, id, 'fee_settled', { done: false })
        assert.deepEqual((await of(c.chief, id))[0].missing.map((m) => m.id), ['fee'])
        await c.deed(c.judge, id, 'fee_settled')
        await c.ok(c.chief, id, 'life/approve_close', undefined, { run: one.run })
        assert.deepEqual(await of(c.chief, id), [])
      })

      test('who asked does not approve; the longest waiting comes first', async () => {
        const mine = await c.file(), other = await c.file()
        await c.ok(c.chief, mine, 'life/reassign', { handler: `${c.court}-both`, reason: '调整分工' })
        await c.ok(both, mine, 'extension/ask', { months: 1, reason: '评估尚未完成' })
        await c.ok(c.judge, other, 'extension/ask', { months: 2, reason: '评估尚未完成' })
        const extensions = async (who) => (await waits(who)).filter((x) => x.procedure === 'extension').map((x) => [x.caseId, x.action])
        assert.deepEqual(await extensions(c.president), [[mine, 'approve'], [other, 'approve']])
        assert.deepEqual(await extensions(c.chief), [[mine, 'refuse'], [other, 'refuse']], 'a chief may only refuse')
        assert.deepEqual(await extensions(both), [[other, 'approve']])
      })

      test('not for an administrator, not for nobody; takes no question', async () => {
        assert.equal((await c.system.json('GET', '/approvals')).status, 403)
        assert.equal((await nobody.json('GET', '/approvals')).status, 401)
        const r = await c.chief.json('GET', '/approvals?court=' + elsewhere)
        assert.deepEqual([r.status, r.data.field], [400, 'court'])
      })
    })

    describe('GET /desk/work', () => {
      const counts = async (who) => { const w = await who.get('/desk/work'); return [w.received, w.receivedLate, w.supplement, w.unassigned] }

      test('applications and cases without a handler are counted, of one’s own court', async () => {
        const before = await counts(c.clerk)
        const more = async (who) => (await counts(who)).map((n, i) => n - before[i])
        const ids = []
        for (let i = 0; i < 3; i++) ids.push((await c.clerk.json('POST', '/applications', { body: application(i === 1 ? { papers: ['form'] } : {}) })).data.id)
        assert.deepEqual(await more(c.clerk), [3, 0, 0, 0])
        assert.equal((await c.clerk.json('POST', `/applications/${ids[1]}/ask`, { body: { note: '请补充判决书' }, ...at(1) })).status, 200)
        const filed = await c.judge.json('POST', `/applications/${ids[2]}/accept`, { body: {}, ...at(1) })
        assert.deepEqual(await more(c.judge), [1, 0, 1, 1])
        await c.ok(c.chief, filed.data.id, 'life/assign', { handler: `${c.court}-judge` })
        assert.deepEqual(await more(c.judge), [1, 0, 1, 0])
        await c.today('2025-03-10')
        assert.deepEqual(await more(c.chief), [1, 0, 1, 0], 'its seventh day is not over')
        await c.today('2025-03-11')
        assert.deepEqual(await more(c.chief), [1, 1, 1, 0])
        assert.deepEqual(await counts(stranger), [0, 0, 0, 0])
        await c.today('2025-03-03')
      })

      test('what others did in my cases: not what I did, and not what was done in theirs', async () => {
        const id = await c.file(), others = async (who) => (await who.get('/desk/work')).others.filter((x) => x.caseId === id)
        await c.deed(c.judge, id, 'clues_asked')
        const seen = await others(c.judge)
        await c.ok(c.chief, id, 'life/exclude', { why: 'announcement', from: '2025-03-02', to: '2025-03-03', reason: '公告期间' })
        const [last, ...rest] = await others(c.judge)
        assert.deepEqual(rest, seen)
        assert.deepEqual([last.kind, last.actor, last.actorName, last.court], ['life_exclude', `${c.court}-chief`, 'chief', c.court])
        assert.ok(last.text && seen.every((x) => x.actor !== `${c.court}-judge`))
        for (const who of [c.second, c.chief, stranger]) assert.deepEqual(await others(who), [])
      })

      test('a paper waits for who may sign it: not for who wrote it, and not elsewhere', async () => {
        const id = await c.file(), mine = async (who) => (await who.get('/desk/work')).papers.filter((p) => p.caseId === id)
        await c.ok(c.judge, id, 'life/notice', {})
        const paper = (await c.judge.get(`/cases/${id}/papers`)).items.find((p) => p.kind === 'enforcement_notice')
        assert.deepEqual(await mine(c.judge), [], 'a draft waits for nobody')
        const d = await c.clerk.get(`/documents/${paper.document}`)
        const { asks } = (await c.clerk.get('/document-kinds')).items.find((k) => k.key === d.kind)
        const given = new Map(d.answers.filter((a) => a.party === 0).map((a) => [a.key, a.value]))
        const fill = { choice: (q) => q.choices[0], number: (q) => String(Math.max(q.min, 1)), day: () => '2025-05-01', money: () => '28000.00' }
        const answers = asks.filter((q) => !q.optional || given.get(q.key)).map((q) => ({ key: q.key, value: given.get(q.key) || (fill[q.type]?.(q) ?? '据实填写') }))
        const put = await c.clerk.json('PUT', `/documents/${paper.document}`, { body: { answers, parties: [1, 2].map((seq) => ({ seq, key: 'address', value: '鄂托克旗乌兰镇' })) }, ...at(d.version) })
        assert.deepEqual([put.status, put.data.missing], [200, []], JSON.stringify(put.data))
        assert.equal((await c.clerk.json('POST', `/documents/${paper.document}/submit`, at(put.data.version))).status, 200)
        const { caseNo } = await c.judge.get(`/cases/${id}`)
        assert.deepEqual(await mine(c.judge), [{ documentId: paper.document, caseId: id, caseNo, title: d.title, byName: 'clerk' }])
        for (const who of [c.clerk, stranger, chiefElsewhere]) assert.deepEqual(await mine(who), [])
        const now = await c.judge.get(`/documents/${paper.document}`)
        assert.equal((await c.judge.json('POST', `/documents/${paper.document}/approve`, at(now.version))).status, 200)
        assert.deepEqual(await mine(c.judge), [])
      })

      test('not for an administrator, not for nobody; takes no question', async () => {
        assert.equal((await c.system.json('GET', '/desk/work')).status, 403)
        assert.equal((await nobody.json('GET', '/desk/work')).status, 401)
        const r = await c.chief.json('GET', '/desk/work?size=3')
        assert.deepEqual([r.status, r.data.field], [400, 'size'])
      })
    })
  })
