// Staged handling through the API, on both databases: intake to the end, from
// one post to the next; what is missing at each hand-over, who may take it, sent
// back with a reason, taken back, late, finished; a clerk of another team who
// holds a stage may act in the case, and only as long.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedNumber, serve } from './harness.mjs'

const court = '内0624'
const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
const application = {
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: '（2025）内0624民初7号', issuer: '鄂托克旗人民法院',
  effectiveDay: '2025-03-20', performDay: '2025-03-31', conditions, papers: ['form', 'instrument', 'identity'], receivedDay: '2025-04-07',
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }],
}

for (const engine of engines)
  describe(`staged handling on ${engine}`, { timeout: 300000 }, () => {
    let db, server, id
    const who = {}
    const today = async (day) => assert.ok((await who.system.json('PUT', '/settings/as_of', { body: { value: day } })).status < 300)
    const at = (version) => ({ headers: { 'if-match': `"${version}"` } })
    const version = async (procedure) => (await who.judge.get(`/cases/${id}/runs`)).items.find((r) => r.procedure === procedure)?.version ?? 0
    const act = async (person, path, body = {}) => {
      const v = await version(path.split('/')[0])
      return person.json('POST', `/cases/${id}/${path}`, { body, ...(v ? at(v) : {}) })
    }
    const ok = async (...args) => {
      const r = await act(...args)
      assert.ok(r.status < 300, `${args[1]} ${JSON.stringify(args[2])}: ${r.status} ${JSON.stringify(r.data)}`)
      return r.data
    }
    const refused = async (status, ...args) => {
      const r = await act(...args)
      assert.equal(r.status, status, JSON.stringify(r.data))
      return r.data
    }
    const stage = () => who.judge.get(`/cases/${id}/stage`)
    /* On whose desk the hand-over waits, of everybody. */
    const waits = async () => {
      const out = {}
      for (const name of ['judge', 'clerk', 'helper', 'stranger', 'bailiff', 'chief']) {
        const { handed, handedAll } = await who[name].get('/desk/work')
        assert.equal(handedAll, handed.length)
        if (handed.length) out[name] = handed.map((h) => `${h.caseId === id} ${h.stage} ${h.byName} ${h.day}`)
      }
      return out
    }

    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const [name, roles] of Object.entries({ judge: 'judge', clerk: 'clerk', helper: 'clerk', stranger: 'clerk', bailiff: 'bailiff', chief: 'chief', system: 'system' }))
        people[name] = addStaff(db, { account: `${court}-${name}`, name, court, roles })
      server = await serve(db)
      for (const name of Object.keys(people)) { who[name] = new Client(server.base); await who[name].login(people[name]) }
      await today('2025-04-08')
      const put = (path, body) => who.chief.json('PUT', path, { body })
      for (const [team, kind, members] of [['普执一队', 'ordinary', { judge: 'judge', clerk: 'clerk' }], ['事务团队', 'affairs', { helper: 'clerk', bailiff: 'bailiff' }]]) {
        assert.equal((await put(`/teams/${team}`, { kind, active: true })).status, 200)
        for (const [name, post] of Object.entries(members)) assert.equal((await put(`/teams/${team}/members/${court}-${name}`, { post, places: [], causes: [], share: 100, takes: true })).status, 200)
      }
      const a = await who.clerk.json('POST', '/applications', { body: application })
      id = (await who.judge.json('POST', `/applications/${a.data.id}/accept`, { body: {}, ...at(1) })).data.id
      await ok(who.chief, 'life/assign')
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('begins at the intake, and is not handed over before its list is done', async () => {
      assert.equal((await stage()).begun, false)
      await refused(403, who.helper, 'stage/begin')
      await ok(who.clerk, 'stage/begin')
      const s = await stage()
      assert.deepEqual([s.stage, s.holder, s.dueDay, s.late], ['intake', `${court}-clerk`, '2025-04-13', false])
      assert.deepEqual(s.checks.filter((c) => c.met).map((c) => c.id), ['handler', 'scored'])
      assert.deepEqual(s.targets.map((t) => t.stage), ['search', 'closing'])
      const r = await refused(409, who.clerk, 'stage/hand_over', { stage: 'search', team: '事务团队' })
      assert.deepEqual(r.missing.map((m) => m.id), ['papers', 'notice', 'report', 'served', 'clues'])
      assert.ok(r.missing.every((m) => m.law && m.text))
      assert.equal((await refused(400, who.clerk, 'stage/tick', { item: 'notice' })).field, 'item')
      for (const item of ['papers', 'served']) await ok(who.clerk, 'stage/tick', { item })
      await ok(who.clerk, 'stage/tick', { item: 'served', done: false })
      assert.deepEqual((await stage()).checks.find((c) => c.id === 'served').met, false)
      await ok(who.clerk, 'stage/tick', { item: 'served', note: '直接送达' })
      await ok(who.clerk, 'life/notice')
      await ok(who.clerk, 'life/record', { deed: 'clues_asked' })
      assert.deepEqual((await stage()).checks.filter((c) => c.need && !c.met), [])
    })

    test('goes to the affairs team; one of it takes it, others cannot', async () => {
      assert.equal((await refused(400, who.clerk, 'stage/hand_over', { stage: 'disposal' })).field, 'stage')
      assert.equal((await refused(400, who.clerk, 'stage/hand_over', { stage: 'search', team: '没有这个队' })).field, 'team')
      assert.equal((await refused(400, who.clerk, 'stage/hand_over', { stage: 'closing', receiver: `${court}-bailiff` })).field, 'receiver')
      await ok(who.clerk, 'stage/hand_over', { stage: 'search', team: '事务团队', note: '请先查银行' })
      assert.match((await who.helper.get('/memos')).items[0].text, /财产查控.*移交给您/)
      const one = ['true search clerk 2025-04-08']
      assert.deepEqual(await waits(), { helper: one, bailiff: one })
      const { run, note } = (await who.helper.get('/desk/work')).handed[0]
      assert.deepEqual([run, note], [(await stage()).run, '请先查银行'])
      assert.equal((await who.chief.json('POST', `/cases/${id}/recusals`, { body: { account: `${court}-bailiff`, reason: '与当事人有近亲属关系' } })).status, 200)
      assert.deepEqual(await waits(), { helper: one })
      await refused(403, who.stranger, 'stage/accept')
      await refused(403, who.judge, 'stage/accept')
      await refused(403, who.helper, 'life/record', { deed: 'network_searched' })
      await ok(who.helper, 'stage/send_back', { reason: '缺少送达回证' })
      const back = await stage()
      assert.deepEqual([back.stage, back.handed, back.dueDay], ['intake', false, '2025-04-13'])
      assert.match((await who.clerk.get('/memos')).items[0].text, /退回：缺少送达回证/)
      assert.deepEqual(await waits(), {})
      await ok(who.clerk, 'stage/hand_over', { stage: 'search', team: '事务团队' })
      await ok(who.clerk, 'stage/take_back')
      assert.deepEqual(await waits(), {})
      await today('2025-04-14')
      assert.equal((await stage()).late, true)
      await ok(who.clerk, 'stage/hand_over', { stage: 'search', team: '事务团队' })
      await ok(who.helper, 'stage/accept')
      const s = await stage()
      assert.deepEqual([s.stage, s.holder, s.dueDay, s.late], ['search', `${court}-helper`, '2025-05-04', false])
      assert.deepEqual(s.history.map((h) => [h.what, h.late]), [['accepted', false], ['handed', true], ['withdrawn', false], ['handed', false], ['sent_back', false], ['handed', false], ['begun', false]])
    })

    test('who holds the stage acts in the case, and hands it on', async () => {
      for (const deed of ['network_searched', 'survey_on_file']) await ok(who.helper, 'life/record', { deed })
      await ok(who.helper, 'stage/tick', { item: 'review' })
      assert.deepEqual((await refused(409, who.helper, 'stage/hand_over', { stage: 'measures' })).missing.map((m) => m.id), ['report_checked'])
      await refused(403, who.helper, 'life/record', { deed: 'report_checked' })
      await ok(who.judge, 'life/record', { deed: 'report_checked' })
      assert.equal((await refused(400, who.helper, 'stage/hand_over', { stage: 'measures', receiver: `${court}-clerk` })).field, 'receiver')
      await ok(who.helper, 'stage/hand_over', { stage: 'measures' })
      await refused(403, who.clerk, 'stage/accept')
      assert.deepEqual(await waits(), { judge: ['true measures helper 2025-04-14'] }) // of the case's own team the posts that do it
      await ok(who.judge, 'stage/accept')
      assert.deepEqual(await waits(), {})
      await refused(403, who.helper, 'life/record', { deed: 'network_searched' })
      const list = await who.chief.get('/stages')
      assert.deepEqual(list.items.map((x) => [x.caseId, x.stage, x.holderName]), [[id, 'measures', 'judge']])
    })

    test('to the end: measures, funds, closing, finished once the case is closed', async () => {
      for (const item of ['control', 'terms']) await ok(who.judge, 'stage/tick', { item })
      await ok(who.judge, 'life/record', { deed: 'dishonest_checked' })
      await ok(who.judge, 'stage/hand_over', { stage: 'funds', receiver: `${court}-clerk` })
      assert.deepEqual(await waits(), { clerk: ['true funds judge 2025-04-14'] })
      await ok(who.clerk, 'stage/accept')
      assert.deepEqual((await stage()).checks.map((c) => [c.id, c.met]), [['paid', true], ['related', false], ['fee', false]])
      await ok(who.clerk, 'stage/tick', { item: 'related' })
      await ok(who.clerk, 'stage/hand_over', { stage: 'closing' })
      await ok(who.judge, 'stage/accept')
      await ok(who.judge, 'stage/tick', { item: 'file' })
      assert.deepEqual((await refused(409, who.judge, 'stage/finish')).missing.map((m) => m.id), ['closed', 'served'])
      await ok(who.judge, 'life/recover', { fen: 2800000, how: 'direct' })
      for (const deed of ['things_delivered', 'fee_settled', 'measures_released', 'closing_notice_sent']) await ok(who.judge, 'life/record', { deed })
      await ok(who.judge, 'life/propose_close', { ground: 'performed', summary: '全部履行完毕' })
      await ok(who.chief, 'life/approve_close')
      await ok(who.judge, 'life/close', { property: 'yes' })
      await ok(who.judge, 'stage/finish')
      const s = await stage()
      assert.deepEqual([s.ended, s.handed, s.history.length], [true, false, 14])
      assert.deepEqual(s.stages.map((x) => [x.stage, x.visits]), [['intake', 1], ['search', 1], ['measures', 1], ['disposal', 0], ['funds', 1], ['closing', 1]])
      assert.deepEqual((await who.chief.get('/stages')).items, [])
      const story = (await who.judge.get(`/cases/${id}/journal?size=100`)).items.filter((e) => e.kind.startsWith('stage_')).map((e) => e.kind)
      assert.deepEqual(story.slice(0, 3), ['stage_finish', 'stage_tick', 'stage_accept'])
    })
  })
