// Filing through the API on both databases: 64 clients at once, of whom some are
// refused and some fail, and the numbers have no gap and no double; a case filed
// directly starts the clocks that an accepted application starts; an application
// that lies too long is seen.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { engines, inventedNumber, run } from './harness.mjs'
import { application, openCourt } from './court.mjs'

for (const engine of engines)
  describe(`filing on ${engine}`, { timeout: 300000 }, () => {
    let c
    before(async () => { c = await openCourt(engine); await c.today('2025-03-03') })
    after(() => c?.close())
    const at = (version) => ({ 'if-match': `"${version}"` })
    const direct = (n, more = {}) => ({
      type: '执', cause: '买卖合同纠纷', basis: '民事判决', claimFen: 2800000 + n, filedDay: '2025-03-03',
      parties: [
        { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(3000 + n) },
        { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(4000 + n) },
      ], ...more,
    })

    test('64 at once, every kind of refusal among them: no gap, no double', async () => {
      const taken = await Promise.all(Array.from({ length: 48 }, async (_, i) => {
        const lacking = i % 8 === 7 ? { papers: ['form'] } : {}
        const r = await c.clerk.json('POST', '/applications', { body: application(lacking) })
        assert.equal(r.status, 201, JSON.stringify(r.data))
        return { id: r.data.id, kind: i % 8 }
      }))
      const wanted = [201, 201, 201, 201, 201, 412, 404, 409]
      const work = taken.map(async (a) => {
        const id = a.kind === 6 ? 987654321 : a.id
        const r = await c.judge.json('POST', `/applications/${id}/accept`, { body: {}, headers: at(a.kind === 5 ? 9 : 1) })
        assert.equal(r.status, wanted[a.kind], `${a.kind}: ${JSON.stringify(r.data)}`)
        return r
      })
      for (let i = 0; i < 16; i++) // some fail behind the number: that year has none of its kind
        work.push(c.judge.json('POST', '/cases', { body: direct(i, i % 4 === 3 ? { filedDay: '2015-06-01' } : i % 4 === 2 ? { filedDay: '2025-03-04' } : {}) })
          .then((r) => { assert.equal(r.status, i % 4 >= 2 ? 400 : 201, JSON.stringify(r.data)); return r }))
      const made = (await Promise.all(work)).filter((r) => r.status === 201).map((r) => r.data.caseNo)
      assert.equal(made.length, 30 + 8)
      const serials = made.map((no) => Number(no.match(/^（2025）内0624执(\d+)号$/)[1])).sort((a, b) => a - b)
      assert.deepEqual(serials, Array.from({ length: made.length }, (_, i) => i + 1))
    })

    test('a case filed directly starts the clocks of an accepted application', async () => {
      const clocks = async (id) => (await c.judge.get(`/cases/${id}/deadlines`)).items
        .map((d) => `${d.node} ${d.state} ${d.triggerDay} ${d.dueDay}`).sort()
      const r = await c.clerk.json('POST', '/applications', { body: application() })
      const filed = await c.judge.json('POST', `/applications/${r.data.id}/accept`, { body: {}, headers: at(1) })
      const other = await c.judge.json('POST', '/cases', { body: direct(900) })
      assert.equal(other.status, 201, JSON.stringify(other.data))
      const a = await clocks(filed.data.id), b = await clocks(other.data.id)
      assert.ok(a.length >= 8, a.join('\n'))
      assert.deepEqual(b, a)
      const actions = (await c.chief.get(`/cases/${other.data.id}/actions`)).items.map((x) => x.action)
      assert.ok(actions.includes('assign'))
    })

    test('an application that lies too long turns red and is told; a late claim is taken all the same', async () => {
      const r = await c.clerk.json('POST', '/applications', { body: application({ effectiveDay: '2020-01-02', performDay: undefined }) })
      assert.deepEqual([r.status, r.data.late, r.data.limitDay, r.data.dueDay], [201, true, '2022-01-02', '2025-03-10'])
      await c.today('2025-03-20')
      run(['tick', '--db', c.db.url, '--as-of', '2025-03-20'])
      const red = (await c.judge.get(`/deadlines?court=${c.court}&light=red&node=filing_review&size=200`)).items.find((d) => d.caseId === r.data.id)
      assert.deepEqual([red?.node, red?.caseNo, red?.dueDay], ['filing_review', '', '2025-03-10'])
      const told = (await c.judge.get('/reminders?size=200')).items.find((d) => d.caseId === r.data.id && d.rung === 'handler')
      assert.ok(told?.mayAnswer, JSON.stringify(told))
      const filed = await c.judge.json('POST', `/applications/${r.data.id}/accept`, { body: {}, headers: at(1) })
      assert.equal(filed.status, 201, JSON.stringify(filed.data))
      const review = (await c.judge.get(`/cases/${filed.data.id}/deadlines`)).items.find((d) => d.node === 'filing_review')
      assert.deepEqual([review.state, review.doneDay], ['lateDone', '2025-03-20'])
      assert.ok((await c.judge.get(`/cases/${filed.data.id}/reminders`)).items.some((d) => d.node === 'filing_review'))
    })

    test('where an act is owed and no money, the notice goes out alone, and nothing is owed at the end', async () => {
      await c.today('2025-03-03')
      const id = await c.file({ cause: '排除妨害纠纷', claims: [{ kind: 'act', fen: 0, terms: '拆除院墙' }] })
      await c.ok(c.judge, id, 'life/notice', {})
      const life = await c.judge.get(`/cases/${id}/life`)
      const told = Object.fromEntries(life.deeds.map((d) => [d.deed, d.done]))
      assert.deepEqual([told.notice_sent, told.report_ordered, life.feeFen], [true, false, 5000])
      assert.deepEqual((await c.judge.get(`/cases/${id}/papers`)).items.map((p) => p.kind).filter((k) => ['enforcement_notice', 'report_order'].includes(k)), ['enforcement_notice'])
      for (const d of ['things_delivered', 'fee_settled']) await c.deed(c.judge, id, d)
      await c.ok(c.judge, id, 'life/propose_close', { ground: 'performed', summary: '院墙已拆除' })
    })

    test('a leap over the law is refused: nothing missing is not refused, papers are asked for once', async () => {
      const whole = await c.clerk.json('POST', '/applications', { body: application() })
      const no = await c.judge.json('POST', `/applications/${whole.data.id}/refuse`, { body: { note: '案件太多' }, headers: at(1) })
      assert.equal(no.status, 409)
      const part = await c.clerk.json('POST', '/applications', { body: application({ papers: ['form'] }) })
      const first = await c.judge.json('POST', `/applications/${part.data.id}/refuse`, { body: { note: '材料不齐' }, headers: at(1) })
      assert.equal(first.status, 409)
      assert.equal((await c.clerk.json('POST', `/applications/${part.data.id}/ask`, { body: { note: '补充判决书' }, headers: at(1) })).status, 200)
      assert.equal((await c.clerk.json('POST', `/applications/${part.data.id}/ask`, { body: { note: '再补一份' }, headers: at(2) })).status, 409)
      assert.equal((await c.judge.json('POST', `/applications/${part.data.id}/refuse`, { body: { note: '逾期未补充' }, headers: at(2) })).status, 200)
    })
  })
