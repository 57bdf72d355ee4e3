// Each of the six ways a case may close, played through the API on both databases:
// what is missing is refused first, each condition with its article; then it is
// approved by who must, closed, and the figures agree. And each reason for which a
// closed case comes back, with the chain of cases.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { engines, run } from './harness.mjs'
import { openCourt } from './court.mjs'

const surveyed = ['report_checked', 'limit_ordered', 'dishonest_checked', 'clues_asked', 'network_searched', 'on_site_done', 'survey_on_file']
const ruled = ['ruling_served', 'measures_released']

// ground, mode, who approves, what is missing to propose (and the deeds that
// mend it), what the chief cannot approve, what is missing to close, the paper.
const modes = [
  { ground: 'performed', mode: '执行完毕', lacks: ['performed', 'delivered', 'fee'], deeds: ['things_delivered', 'fee_settled'], recover: 2800000,
    late: ['released', 'notice'], served: ['measures_released', 'closing_notice_sent'], paper: 'closing_notice' },
  { ground: 'no_property', mode: '终结本次执行程序', lacks: ['notice', 'report_order', 'report_checked', 'limit_order', 'dishonest', 'clues', 'network', 'on_site', 'survey_file', 'three_months', 'applicant_told'],
    notice: true, deeds: surveyed, wait: '2025-07-01', talk: 'round', panel: true, who: 'president', chief: ['approval'], late: ['ruling'], served: ['ruling_served'], paper: 'round_termination' },
  { ground: 'withdrawn', mode: '终结执行', lacks: [], late: ['released', 'ruling'], served: ruled, paper: 'termination_ruling' },
  { ground: 'cannot_repay_loan', mode: '终结执行', lacks: ['debtor'], deeds: ['debt_is_loan'], late: ['released', 'ruling'], served: ruled, paper: 'termination_ruling' },
  { ground: 'entrusted', mode: '销案', lacks: ['filing_notice'], deeds: ['filing_notice'], late: [], served: [], paper: null },
  { ground: 'entrusted_returned', mode: '销案', lacks: ['high_court'], deeds: ['high_court_agreed'], late: [], served: [], paper: null },
  { ground: 'award_refused', mode: '不予执行', lacks: ['panel'], panel: true, late: ['released', 'ruling', 'body'], served: [...ruled, 'body_served'], paper: 'refusal_ruling' },
  { ground: 'too_late', mode: '不予执行', lacks: [], late: ['released', 'ruling'], served: ruled, paper: 'refusal_ruling' },
  { ground: 'not_filable', mode: '驳回申请', lacks: [], late: ['released', 'ruling'], served: ruled, paper: 'refusal_ruling' },
]

for (const engine of engines)
  describe(`closing a case on ${engine}`, { timeout: 300000 }, () => {
    let c
    before(async () => { c = await openCourt(engine) })
    after(() => c?.close())

    const ids = (r) => (r.data.missing ?? []).map((m) => m.id)
    const nodes = async (id) => Object.fromEntries((await c.judge.get(`/cases/${id}/deadlines`)).items.map((d) => [d.node, d]))
    const dueDocuments = async (id) => (await c.judge.get(`/cases/${id}/papers`)).items

    /** Close a case by a row of the table, refused wherever something is missing. */
    const close = async (id, m) => {
      const words = { ground: m.ground, summary: `以${m.mode}方式结案` }
      const first = await c.act(c.judge, id, 'life/propose_close', words)
      if (m.lacks.length > 0) {
        assert.equal(first.status, 409, JSON.stringify(first.data))
        assert.deepEqual(ids(first), m.lacks)
        assert.ok(first.data.missing.every((x) => x.law && x.text))
        if (m.notice) await c.ok(c.judge, id, 'life/notice', {})
        for (const d of m.deeds ?? []) await c.deed(c.judge, id, d)
        if (m.recover) await c.ok(c.judge, id, 'life/recover', { fen: m.recover, how: 'direct' })
        if (m.wait) await c.today(m.wait)
        if (m.talk) await c.ok(c.judge, id, 'life/talk', { kind: m.talk, with: '毕某', content: '告知依据和后果' })
        if (m.panel) await c.panel(id)
        await c.ok(c.judge, id, 'life/propose_close', words)
      } else assert.ok(first.status < 300, JSON.stringify(first.data))
      assert.equal((await c.act(c.judge, id, 'life/approve_close', {})).status, 403) // not who asked
      assert.equal((await c.act(c.clerk, id, 'life/approve_close', {})).status, 403)
      if (m.chief) assert.deepEqual(ids(await c.act(c.chief, id, 'life/approve_close', {})), m.chief)
      await c.ok(c[m.who ?? 'chief'], id, 'life/approve_close', {})
      const early = await c.act(c.judge, id, 'life/close', {})
      if (m.late.length > 0) {
        assert.deepEqual(ids(early), m.late)
        for (const d of m.served) await c.deed(c.judge, id, d)
        const before = await c.act(c.judge, id, 'life/close', { day: '2025-03-01' })
        assert.deepEqual([before.status, before.data.field], [400, 'day'])
        await c.ok(c.judge, id, 'life/close', {})
      } else assert.ok(early.status < 300, JSON.stringify(early.data))
      const one = await c.judge.get(`/cases/${id}`)
      assert.equal(one.closeMode, m.mode)
      return one
    }

    for (const m of modes)
      test(`${m.ground}: ${m.mode}`, async () => {
        await c.today('2025-03-03')
        const id = await c.file({ basis: m.ground === 'award_refused' ? '仲裁裁决' : '民事判决' })
        const one = await close(id, m)
        assert.equal(one.recoveredFen, m.recover ?? 0)
        const n = await nodes(id)
        assert.ok(['done', 'lateDone'].includes(n.close.state))
        assert.equal(n.archive.state, 'running')
        for (const [node, d] of Object.entries(n)) // nothing else runs on, but what the round leaves
          if (!['archive', 'list_entry', 'requery'].includes(node)) assert.ok(['done', 'lateDone', 'void'].includes(d.state), node)
        assert.equal(n.list_entry?.state, m.mode === '终结本次执行程序' ? 'running' : undefined)
        assert.equal(n.requery?.state, m.mode === '终结本次执行程序' ? 'running' : undefined)
        const kinds = (await dueDocuments(id)).map((d) => d.kind)
        if (m.paper) assert.ok(kinds.includes(m.paper), `${m.paper} of ${kinds}`)
        for (const other of modes)
          if (other.paper && other.paper !== m.paper) assert.ok(!kinds.includes(other.paper), `${other.paper} of ${kinds}`)
        assert.equal((await c.act(c.judge, id, 'life/suspend', { ground: 'other' })).status, 409)
      })

    test('a mode the court holds a major matter takes a president', async () => {
      await c.today('2025-03-03')
      assert.ok((await c.system.json('PUT', '/settings/close_president_modes', { body: { value: '销案;终结执行' } })).status < 300)
      const id = await c.file()
      await c.ok(c.judge, id, 'life/propose_close', { ground: 'withdrawn', summary: '申请人撤回申请' })
      const r = await c.act(c.chief, id, 'life/approve_close', {})
      assert.deepEqual([r.status, ids(r), r.data.missing[0].law], [409, ['president'], 'SPC-1998-15-5'])
      await c.ok(c.president, id, 'life/approve_close', {})
      assert.ok((await c.system.json('PUT', '/settings/close_president_modes', { body: { value: '' } })).status < 300)
    })

    test('a closing is sent back, withdrawn, and proposed again', async () => {
      await c.today('2025-03-03')
      const id = await c.file()
      const words = { ground: 'withdrawn', summary: '申请人撤回申请' }
      await c.ok(c.judge, id, 'life/propose_close', words)
      assert.equal((await c.act(c.chief, id, 'life/return_close', {})).status, 400) // and why
      await c.ok(c.chief, id, 'life/return_close', { reason: '撤回申请书未入卷' })
      await c.ok(c.judge, id, 'life/propose_close', words)
      await c.ok(c.chief, id, 'life/approve_close', {})
      await c.ok(c.judge, id, 'life/withdraw_close', {})
      await c.ok(c.judge, id, 'life/propose_close', words)
      const life = await c.judge.get(`/cases/${id}/life`)
      assert.equal(life.closing[0].chiefDay, null) // the approval before counts no more
    })

    test('the queries behind a round: one a half-year, on their clock, until it is revived', async () => {
      await c.today('2025-03-03')
      const id = await c.file()
      await close(id, modes[1])
      let life = await c.judge.get(`/cases/${id}/life`)
      assert.equal(life.requeries.length, 10)
      assert.equal(life.requeries[0].dueDay, (await nodes(id)).requery.dueDay)
      await c.ok(c.judge, id, 'life/requery', { hit: false, note: '未发现财产，已告知毕某' })
      const again = await c.act(c.judge, id, 'life/requery', { hit: false, note: '再查一次' })
      assert.deepEqual(ids(again), ['query_period'])
      const next = (await c.judge.get(`/cases/${id}/deadlines`)).items.filter((d) => d.node === 'requery')
      assert.deepEqual(next.map((d) => d.state), ['done', 'running'])
      assert.equal((await c.judge.get(`/cases/${id}/life`)).requeries[1].dueDay, next[1].dueDay)
      await c.deed(c.judge, id, 'round_listed')
      assert.equal((await nodes(id)).list_entry.state, 'done')
      await c.today('2026-01-05')
      const nothing = await c.act(c.judge, id, 'life/revive', { why: 'property', byApplicant: false, reason: '恢复执行' })
      assert.deepEqual(ids(nothing), ['found'])
      await c.ok(c.judge, id, 'life/requery', { hit: true, note: '名下新增车辆一辆' })
      assert.equal((await nodes(id)).control.state, 'running')
      await c.ok(c.judge, id, 'life/revive', { why: 'property', byApplicant: false, reason: '发现车辆' })
      life = await c.judge.get(`/cases/${id}/life`)
      assert.deepEqual(life.requeries.map((q) => q.seq), [1, 2]) // what was not made is not made any more
      const left = await c.judge.get(`/cases/${id}/deadlines`)
      assert.ok(left.items.filter((d) => ['requery', 'control'].includes(d.node)).every((d) => ['done', 'lateDone', 'void'].includes(d.state)))
      const fresh = life.after[0]
      assert.match(fresh.caseNo, /执恢/)
      const now = await nodes(fresh.caseId)
      for (const node of ['close', 'assign', 'notice', 'control', 'network_search']) assert.equal(now[node].state, 'running', node)
      assert.equal((await c.act(c.judge, id, 'life/requery', { hit: false, note: '已恢复' })).status, 409)
    })

    test('settled at length, terminated, broken, revived for what is left', async () => {
      await c.today('2025-03-03')
      const id = await c.file()
      const terms = { terms: '分三期付清，付清前不计加倍部分', fen: 2400000, until: '2026-05-31', form: 'filed',
        instalments: [{ day: '2025-05-31', fen: 800000 }, { day: '2025-12-31', fen: 800000 }, { day: '2026-05-31', fen: 800000 }] }
      const agent = await c.act(c.judge, id, 'settlement/agree', { ...terms, agent: true })
      assert.deepEqual([agent.status, ids(agent), agent.data.missing[0].law], [409, ['special_power'], 'SPC-2018-3-4'])
      const wrong = await c.act(c.judge, id, 'settlement/agree', { ...terms, fen: 2400001 })
      assert.deepEqual([wrong.status, wrong.data.field], [400, 'instalments'])
      assert.deepEqual(ids(await c.act(c.judge, id, 'life/suspend', { ground: 'settlement' })), ['settled'])
      const s = await c.ok(c.judge, id, 'settlement/agree', terms)
      await c.ok(c.judge, id, 'life/suspend', { ground: 'settlement' })
      assert.equal((await nodes(id)).close.state, 'paused')
      await c.today('2025-06-03')
      await c.ok(c.judge, id, 'settlement/pay', { fen: 1000000, how: 'direct' }, { run: s.run })
      let life = await c.judge.get(`/cases/${id}/life`)
      assert.deepEqual(life.instalments.map((i) => i.paidFen), [800000, 200000, 0])
      assert.equal(life.recoveredFen, 1000000)
      assert.deepEqual(ids(await c.act(c.judge, id, 'settlement/perform', { reason: '全部履行' }, { run: s.run })), ['instalments'])
      assert.deepEqual(ids(await c.act(c.judge, id, 'settlement/breach', { reason: '未履行' }, { run: s.run })), ['due'])
      await c.ok(c.judge, id, 'life/resume', { reason: '申请执行人撤回执行申请' })
      const m = { ...modes[2], ground: 'settled_and_withdrawn' }
      await close(id, m)
      assert.equal((await c.judge.get(`/cases/${id}`)).recoveredFen, 1000000)
      const again = { byApplicant: true, reason: '对方不履行和解协议' }
      assert.deepEqual(ids(await c.act(c.judge, id, 'life/revive', { why: 'breach', ...again })), ['not_running'])
      assert.deepEqual(ids(await c.act(c.judge, id, 'life/revive', { why: 'returned', ...again })), ['ground'])
      await c.today('2026-01-05') // the second instalment is overdue
      await c.ok(c.judge, id, 'settlement/breach', { reason: '第二期未付清' }, { run: s.run })
      assert.deepEqual(ids(await c.act(c.judge, id, 'life/revive', { why: 'breach', ...again, byApplicant: false })), ['applied'])
      await c.ok(c.judge, id, 'life/revive', { why: 'breach', ...again })
      life = await c.judge.get(`/cases/${id}/life`)
      assert.equal((await c.judge.get(`/cases/${life.after[0].caseId}`)).claimFen, 1800000) // of the old instrument
      assert.equal(life.after[0].reason, 'breach')
    })

    test('withdrawn: applied for again within two years of the withdrawal, not later', async () => {
      for (const [day, missing] of [['2027-03-03', []], ['2027-03-04', ['limit']]]) {
        await c.today('2025-03-03')
        const id = await c.file()
        await close(id, modes[2])
        await c.today(day)
        const r = await c.act(c.judge, id, 'life/revive', { why: 'withdrawn', byApplicant: true, reason: '再次申请执行' })
        assert.deepEqual(ids(r), missing, JSON.stringify(r.data))
      }
    })

    test('entrusted wrongly and returned; conditions that are there again; a chain of three', async () => {
      await c.today('2025-03-03')
      const id = await c.file()
      await close(id, modes[4])
      await c.ok(c.judge, id, 'life/revive', { why: 'returned', byApplicant: false, reason: '委托不当被退回' })
      const second = (await c.judge.get(`/cases/${id}/life`)).after[0].caseId
      await c.ok(c.chief, second, 'life/assign', { handler: `${c.court}-judge` })
      await close(second, { ...modes[2], ground: 'other' })
      assert.deepEqual(ids(await c.act(c.judge, second, 'life/revive', { why: 'withdrawn', byApplicant: true, reason: '再次申请' })), ['ground'])
      assert.deepEqual(ids(await c.act(c.judge, second, 'life/revive', { why: 'fraud', byApplicant: true, reason: '受欺诈' })), ['settled'])
      await c.ok(c.judge, second, 'life/revive', { why: 'conditions', byApplicant: true, reason: '出现权利义务承受人' })
      const third = (await c.judge.get(`/cases/${second}/life`)).after[0].caseId
      const chain = (await c.judge.get(`/cases/${third}/life`)).before
      assert.deepEqual(chain.map((b) => b.caseId), [second])
      assert.equal((await c.judge.get(`/cases/${second}/life`)).before[0].caseId, id)
      assert.equal((await c.act(c.judge, second, 'life/revive', { why: 'conditions', byApplicant: true, reason: '再次恢复' })).status, 409)
    })

    test('the figures agree with a count from the cases', () => {
      const r = run(['figures', '--db', c.db.url, '--from', '2024-01-01', '--to', '2027-12-31', '--recount', '--json'])
      assert.equal(r.status, 0, r.stdout + r.stderr)
    })
  })
