// What a newcomer finds after `zhixing import --demo` and `zhixing demo`, on both
// databases: teams of each kind with their posts, told in the journal, and a
// proposal for a case that has no handler yet.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Client, engines, freshDatabase, inventedNumber, root, run, serve } from './harness.mjs'

const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
const application = (court, day) => ({
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: '（2025）内0602民初7号', issuer: '鄂尔多斯市东胜区人民法院',
  effectiveDay: day, performDay: day, conditions, papers: ['form', 'instrument', 'identity'], receivedDay: day,
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }],
})

for (const engine of engines)
  describe(`the demonstration district on ${engine}`, { timeout: 300000 }, () => {
    let db, server, court
    const who = {}
    before(async () => {
      db = freshDatabase(engine)
      run(['import', '--demo', '--db', db.url, ...db.keys, `${root}demo/ordos-2025.zip`])
      const people = run(['demo', '--db', db.url]).stdout.trim().split('\n').map((l) => l.trim().split(/\s+/))
      assert.equal(run(['demo', '--db', db.url], { ok: [1] }).stdout, '')
      server = await serve(db)
      for (const role of ['法官', '法官助理', '书记员', '执行局长']) {
        const [account, password] = people.find((p) => p[2] === role)
        who[role] = new Client(server.base)
        await who[role].login({ account, password })
      }
      court = (await who.执行局长.get('/session')).court
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('a team of each kind, its judge with cases, its posts by role; made once', async () => {
      const board = await who.执行局长.get('/teams')
      const posts = (t) => t.members.map((m) => m.post).sort().join(' ')
      assert.deepEqual(Object.fromEntries(board.teams.map((t) => [t.team, `${t.kind}: ${posts(t)}`])), {
        快执团队: 'quick: assistant bailiff clerk judge', 普执一队: 'ordinary: assistant bailiff clerk judge', 普执二队: 'ordinary: assistant bailiff clerk judge',
        涉企团队: 'enterprise: assistant clerk judge', 事务团队: 'affairs: assistant bailiff clerk judge', 终本维护团队: 'round: clerk judge',
      })
      assert.deepEqual(board.named, []) // no team the ledger names is left undescribed
      for (const t of board.teams) assert.ok(t.members.every((m) => m.post !== 'judge' || m.open > 0), t.team)
      assert.equal(new Set(board.teams.flatMap((t) => t.members.filter((m) => m.post === 'judge').map((m) => m.account))).size, 3)
      const told = run(['journal', 'export', '--db', db.url]).stdout.trim().split('\n').slice(-80).map((l) => JSON.parse(l)).filter((e) => e.kind.startsWith('team_'))
      assert.equal(told.length, 6 + 21)
      assert.ok(told.every((e) => e.court === court && e.actor > 0))
    })

    test('a new case has a proposal; assigned by it, its team may act in it', async () => {
      const day = (await who.执行局长.get('/desk')).today
      const a = await who.书记员.json('POST', '/applications', { body: application(court, day) })
      assert.equal(a.status, 201, JSON.stringify(a.data))
      const filed = await who.法官.json('POST', `/applications/${a.data.id}/accept`, { body: {}, headers: { 'if-match': '"1"' } })
      assert.ok(filed.status < 300, JSON.stringify(filed.data))
      const { items } = await who.执行局长.get('/assignments/waiting?size=5')
      assert.deepEqual(items.map((x) => x.caseId ?? x.id), [filed.data.id])
      const p = await who.执行局长.get(`/cases/${filed.data.id}/assignment`)
      assert.deepEqual([p.wanted, p.used, p.team], ['quick', 'quick', '快执团队'])
      assert.ok(p.candidates.some((c) => c.chosen && c.account === p.handler))
      const begins = async () => (await who.法官助理.get(`/cases/${filed.data.id}/actions`)).items.find((o) => o.procedure === 'stage' && o.action === 'begin').allowed
      assert.equal(await begins(), false)
      const { version } = (await who.执行局长.get(`/cases/${filed.data.id}/runs`)).items.find((r) => r.procedure === 'life')
      const done = await who.执行局长.json('POST', `/cases/${filed.data.id}/life/assign`, { body: {}, headers: { 'if-match': `"${version}"` } })
      assert.ok(done.status < 300, JSON.stringify(done.data))
      assert.equal(await begins(), true)
    })
  })
