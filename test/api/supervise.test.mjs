// Supervision through the API on both engines: clocks that are late, reminders
// answered and gone up, orders by hand, nodes and holidays changed, and a bulletin
// that is the same a year later whatever was done meanwhile.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedCase, root, run, serve } from './harness.mjs'

const COURT = '内0602'
for (const engine of engines)
  describe(`supervision on ${engine}`, () => {
    const who = {}
    let db, program, clock

    const today = async (day) => {
      const r = await who.system.json('PUT', '/settings/as_of', { body: { value: day } })
      assert.equal(r.status, 204, JSON.stringify(r.data))
    }
    const tick = (day) => run(['tick', '--db', db.url, '--as-of', day])
    const draft = (extra = '') => who.upper.get(`/bulletin-draft?span=month&day=2024-06-01${extra}`)
    const version = (r) => ({ 'if-match': `"${r.version}"` })

    before(async () => {
      db = freshDatabase(engine)
      run(['import', '--demo', '--db', db.url, ...db.keys, `${root}demo/ordos-2025.zip`])
      const people = {
        system: ['内06-990', '系统员', '内06', 'system'], upper: ['内06-991', '苏局长', '内06', 'chief'],
        chief: [`${COURT}-991`, '陈局长', COURT, 'chief'], president: [`${COURT}-992`, '周院长', COURT, 'president'],
        judge: [`${COURT}-993`, '李法官', COURT, 'judge'], far: ['内0624-991', '别局长', '内0624', 'chief'],
      }
      const staff = Object.entries(people).map(([k, [account, name, court, roles]]) => [k, addStaff(db, { account, name, court, roles })])
      program = await serve(db)
      for (const [k, s] of staff) await (who[k] = new Client(program.base)).login(s)
    }, { timeout: 300_000 })
    after(async () => {
      await program?.stop()
      db?.drop()
    })

    it('clocks grow late and climb the ladder', async () => {
      await today('2024-06-03')
      for (let i = 1; i <= 2; i++) {
        const body = { ...inventedCase(i, COURT), filedDay: '2024-06-03', handler: `${COURT}-993` }
        const r = await who.judge.json('POST', '/cases', { body })
        assert.equal(r.status, 201, JSON.stringify(r.data))
      }
      for (const day of ['2024-06-10', '2024-06-16', '2024-06-20', '2024-06-30']) tick(day)
      await today('2024-06-30')
      const late = await who.chief.get(`/deadlines?light=red&court=${COURT}&size=100`)
      assert.ok(late.items.length >= 4)
      clock = late.items.find((c) => c.caseNo && c.rung >= 2)
      assert.ok(clock, 'some clock has reached the chief')
      const only = await who.chief.get(`/deadlines?court=${COURT}&node=${clock.node}&rung=${clock.rung}`)
      assert.ok(only.items.length > 0 && only.items.every((c) => c.node === clock.node && c.rung >= clock.rung))
      const handlers = await who.upper.get(`/deadlines/handlers?court=${COURT}`)
      assert.equal(handlers.items.find((h) => h.handler === `${COURT}-993`).name, '李法官')
      assert.deepEqual((await who.far.get(`/deadlines/handlers?court=${COURT}`)).items, [])
    })

    it('who stands above orders, and the one asked answers', async () => {
      const body = { caseId: clock.caseId, deadlineId: clock.id, rung: 'handler', text: '三日内查明原因并书面报告', answerBy: '2024-07-03' }
      assert.equal((await who.judge.json('POST', '/reminders', { body })).status, 403)
      assert.equal((await who.far.json('POST', '/reminders', { body: { ...body, rung: 'upper' } })).status, 404)
      assert.equal((await who.chief.json('POST', '/reminders', { body: { ...body, rung: 'upper' } })).status, 403)
      assert.equal((await who.chief.json('POST', '/reminders', { body: { ...body, answerBy: '2024-06-29' } })).data.field, 'answerBy')
      assert.equal((await who.chief.json('POST', '/reminders', { body: { ...body, text: '' } })).status, 400)
      assert.deepEqual((await who.president.get(`/cases/${clock.caseId}/reminders/rungs`)).rungs, ['handler', 'chief'])
      assert.deepEqual((await who.upper.get(`/cases/${clock.caseId}/reminders/rungs`)).rungs, ['upper'])
      const made = await who.chief.json('POST', '/reminders', { body })
      assert.equal(made.status, 200, JSON.stringify(made.data))
      let r = made.data
      assert.equal(r.manual, true)
      const listed = await who.judge.get('/reminders?manual=true')
      assert.deepEqual(listed.items.map((x) => [x.id, x.mayAnswer]), [[r.id, true]])
      const answer = await who.judge.json('POST', `/reminders/${r.id}/answer`, { body: { text: '已函询车管所' }, headers: version(r) })
      assert.equal(answer.status, 200, JSON.stringify(answer.data))
      assert.equal((await who.judge.json('POST', `/reminders/${r.id}/answer`, { body: { text: '又一次' }, headers: version(r) })).status, 412)
      r = (await who.chief.json('POST', `/reminders/${r.id}/check`, { body: { good: false, text: '附回函' }, headers: version(answer.data) })).data
      assert.equal(r.state, 'open')
      const steps = await who.judge.get(`/reminders/${r.id}/steps`)
      assert.deepEqual(steps.items.map((s) => s.step), ['answer', 'back'])
    })

    it('a bulletin is the same a year later, whatever was done meanwhile', async () => {
      await today('2024-07-01')
      const first = await draft()
      assert.equal(first.final, true)
      const mine = first.data.courts.find((c) => c.court === COURT)
      assert.ok(mine.overdue >= 4)
      assert.equal(mine.reminders[0].ordered, 1)
      assert.equal(mine.reminders[0].returned, 1)
      assert.deepEqual([...first.data.courts].map((c) => c.court), [...first.data.courts].map((c) => c.court).sort())
      assert.ok(first.data.long.every((l, i, all) => i === 0 || all[i - 1].days >= l.days))
      const again = await draft()
      assert.deepEqual(again.data, first.data)
      assert.equal(again.dataSm3, first.dataSm3)

      await today('2024-07-05')
      for (const r of (await who.judge.get('/reminders?state=open&rung=handler')).items.filter((x) => x.mayAnswer))
        assert.equal((await who.judge.json('POST', `/reminders/${r.id}/answer`, { body: { text: '已办理' }, headers: version(r) })).status, 200)
      for (const [key, value] of [['band_closing_rate', '99..'], ['ranking', '1'], ['bulletin_long_days', '1']])
        assert.equal((await who.system.json('PUT', `/settings/${key}`, { body: { value } })).status, 204)
      tick('2024-07-20')
      await today('2025-07-01')
      const later = await draft()
      assert.deepEqual(later.data, first.data)
      assert.equal(later.dataSm3, first.dataSm3)
      const known = await draft('&asOf=2024-07-20') // the same month, with what was known by then
      assert.equal(known.data.ranking, true)
      assert.notEqual(known.dataSm3, first.dataSm3)
      const said = JSON.parse(run(['bulletin', '--db', db.url, '--court', '内06', '--month', '2024-06', '--json']).stdout)
      assert.deepEqual(said, first.data)
      const week = await who.chief.get('/bulletin-draft?span=week&day=2024-06-12')
      assert.deepEqual([week.data.from, week.data.to, week.data.court], ['2024-06-10', '2024-06-16', COURT])
      assert.equal((await who.chief.json('GET', '/bulletin-draft?span=month&day=2024-06-01&court=内06')).status, 404)
    })

    it('is issued once, numbered, frozen, read below, and printed', async () => {
      const body = { span: 'month', day: '2024-06-15' }
      assert.equal((await who.judge.json('POST', '/bulletins', { body })).status, 403)
      assert.equal((await who.upper.json('POST', '/bulletins', { body: { span: 'month', day: '2025-07-01' } })).status, 409)
      const made = await who.upper.json('POST', '/bulletins', { body })
      assert.equal(made.status, 200, JSON.stringify(made.data))
      assert.equal(made.data.issued.number, '内06执监〔2025〕1号')
      assert.equal((await who.upper.json('POST', '/bulletins', { body })).status, 409)
      const read = await who.judge.get(`/bulletins/${made.data.issued.id}`) // a court below
      assert.deepEqual(read.data, (await draft()).data)
      assert.equal((await who.far.get('/bulletins')).items.length, 1)
      for (const url of [`/bulletins/${made.data.issued.id}/pdf`, '/bulletin-draft/pdf?span=week&day=2024-06-12']) {
        const r = await who.upper.raw('GET', url)
        assert.equal(r.status, 200)
        const bytes = Buffer.from(await r.arrayBuffer())
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
      }
      const story = await who.upper.get('/deadlines/lights')
      assert.ok(story.items.length > 0)
    })

    it('an administrator changes a node; clocks that run keep their rule', async () => {
      const node = (await who.system.get('/nodes')).items.find((n) => n.node === clock.node)
      const put = (headers, extra = {}) => {
        const { node: _n, law: _l, setting: _s, version: _v, ...body } = { ...node, n: 4, unit: 'WD', alarmDays: 1, ...extra }
        return who.system.json('PUT', `/nodes/${node.node}`, { body, headers })
      }
      assert.equal((await who.chief.json('PUT', `/nodes/${node.node}`, { body: {} })).status, 403)
      const done = await put({ 'if-match': '"0"' })
      assert.equal(done.status, 200, JSON.stringify(done.data))
      assert.equal(done.data.version, 1)
      assert.equal((await put({ 'if-match': '"0"' })).status, 412)
      assert.equal((await put({ 'if-match': '"1"' }, { n: 99999 })).status, 400)
      const history = await who.system.get(`/nodes/${node.node}/versions`)
      assert.equal(history.items[0].rule.n, 4)
      assert.equal(history.items[0].by, '系统员')
      assert.ok(history.running.some((r) => r.version === 0 && r.count > 0))
      const own = (await who.judge.get(`/cases/${clock.caseId}/deadlines`)).items.find((c) => c.id === clock.id)
      assert.equal(own.ruleVersion, 0)
      assert.equal(own.dueDay, clock.dueDay)
    })

    it('a year of holidays is loaded, and provisional clocks are counted again', async () => {
      await today('2026-12-30')
      const r = await who.judge.json('POST', '/cases', { body: { ...inventedCase(9, COURT), filedDay: '2026-12-30', handler: `${COURT}-993` } })
      assert.equal(r.status, 201, JSON.stringify(r.data))
      const clocks = async () => (await who.judge.get(`/cases/${r.data.id}/deadlines`)).items
      const before2027 = (await clocks()).filter((c) => c.provisional)
      assert.ok(before2027.length > 0)
      const calendar = await who.system.get('/calendar')
      assert.equal(calendar.last, '2026-12-31')
      const load = (text) => who.system.json('PUT', '/calendar/2027', { body: { source: '国务院办公厅关于2027年部分节假日安排的通知', text } })
      assert.equal((await load('2027-01-01,holiday,元旦')).data.field, 'text')
      const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-05-01', '2027-10-01']
      assert.equal((await load(days.map((d) => `${d},holiday,节`).join('\n'))).status, 204)
      assert.equal((await who.system.get('/calendar?year=2027')).days.length, days.length)
      assert.match(tick('2026-12-30').stdout, /[1-9]\d* counted again/)
      const now = await clocks()
      for (const c of before2027.filter((x) => x.dueDay < '2027-01-06'))
        assert.equal(now.find((x) => x.id === c.id).dueDay >= '2027-01-06', true, c.node)
      assert.ok(now.every((c) => !c.provisional || c.dueDay > '2027-12-31'))
    })
  })
