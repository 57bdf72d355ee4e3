// The main job through the API, on both databases: a district's ledger goes in,
// and everything the pages show comes out right, to the last digit, for whoever
// may see it and for nobody else.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedCase, root, run, serve } from './harness.mjs'

const require = createRequire(root + 'web/package.json')
const Ajv = require('ajv/dist/2020').default
const expected = JSON.parse(fs.readFileSync(root + 'test/data/ordos-2025.expected.json', 'utf8'))
const period = 'from=2025-01-01&to=2025-08-31'
const names = {
  受理: 'accepted', 旧存: 'carried_over', 新收: 'newly_filed', 执结: 'closed', 去年同期执结: 'closed_last_year',
  执结同比: 'closed_growth', 结案率: 'closing_rate', 执行完毕率: 'completion_rate', 首执案件终本率: 'first_termination_rate',
  执行到位金额: 'recovered', 申请标的额: 'claimed', 执行到位率: 'recovery_rate', 审限内结案率: 'within_limit_rate',
  有财产可供执行案件法定审限内结案率: 'within_limit_with_property_rate', 案款专户到账: 'fund_received', 案款已发放: 'fund_paid',
  案款发放率: 'payout_rate', 执行完毕平均用时: 'average_days_completed',
}

for (const engine of engines)
  describe(`the main job on ${engine}`, { timeout: 900000 }, () => {
    let db, server, top, judge, clerk, system, staff
    before(async () => {
      db = freshDatabase(engine)
      run(['import', '--db', db.url, ...db.keys, '--demo', 'demo/ordos-2025.zip'])
      staff = {
        top: addStaff(db, { account: '内06-991', name: '总控甲', court: '内06', roles: 'command' }),
        judge: addStaff(db, { account: '内0624-003', name: '法官甲', court: '内0624', roles: 'judge' }),
        clerk: addStaff(db, { account: '内0621-991', name: '书记员甲', court: '内0621', roles: 'clerk judge' }),
        system: addStaff(db, { account: '内06-992', name: '管理员甲', court: '内06', roles: 'system' }),
      }
      server = await serve(db)
      const signIn = async (who, lang) => { const c = new Client(server.base, lang); await c.login(who); return c }
      top = await signIn(staff.top)
      judge = await signIn(staff.judge)
      clerk = await signIn(staff.clerk, 'en')
      system = await signIn(staff.system)
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('every published figure, district and court and label, to the last digit', async () => {
      const check = (got, want, where) => {
        for (const [zh, id] of Object.entries(names))
          if (zh in want) assert.equal(String(got.find((f) => f.id === id).value), String(want[zh]), `${where} ${zh}`)
      }
      const ask = async (more, want, where) => {
        const r = await top.get(`/figures?${period}${more}`)
        check(r.figures, want, where)
        for (const label of ['涉企', '涉民生']) {
          const l = await top.get(`/figures?${period}${more}&label=${encodeURIComponent(label)}`)
          check(l.figures, want[label], `${where} ${label}`)
        }
      }
      await ask('', expected.district, 'district')
      for (const [court, want] of Object.entries(expected.courts)) await ask(`&court=${encodeURIComponent(court)}`, want, court)
      const district = (await top.get(`/figures?${period}`)).figures
      const value = (id) => district.find((f) => f.id === id)
      const cross = expected['交叉执行']
      assert.equal(value('cross_total').value, String(cross['合计']))
      assert.equal(value('cross_completed').value, String(cross['执行完毕']))
      assert.equal(value('cross_recovered').value, cross['到位金额'])
      for (const { mode, count } of value('cross_by_mode').modes) assert.equal(count, cross['方式'][mode])
    })

    test('the cases behind a figure are as many as the figure says', async () => {
      const figures = (await judge.get(`/figures?${period}`)).figures
      for (const id of ['accepted', 'carried_over', 'newly_filed', 'closed', 'closing_rate', 'completion_rate', 'within_limit_rate', 'average_days_completed']) {
        const f = figures.find((x) => x.id === id)
        const behind = id === 'average_days_completed' ? f.denominator : f.numerator
        const n = await judge.get(`/cases/facets?figure=${id}&figureFrom=2025-01-01&figureTo=2025-08-31`)
        assert.equal(n.total, behind, id)
      }
    })

    test('waiting payments: 31 open cases, 2,722,200.00 yuan, 12 revivable, and not one decoy', async () => {
      const want = expected['关联案件前置核查']
      const r = await top.get('/payments/waiting?hit=open&size=200')
      assert.equal(r.totals.openCases, want['未结关联案件'])
      assert.equal(r.totals.openFen, 272220000)
      assert.equal(r.totals.revivableCases, want['终本可恢复关联案件'])
      assert.equal(r.totals.hitPayments, want['命中待发放笔数'])
      const hits = r.items.flatMap((p) => p.open.map((c) => [p.id, c.caseNo])).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
      assert.deepEqual(hits, [...want['命中']].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)))
    })

    test('waiting payments are found by half a name or a case number, in the viewer’s scope, and no total changes', async () => {
      const list = (who, query) => who.get(`/payments/waiting?size=200${query}`)
      const asked = async (who, text, more = '') => (await list(who, `&q=${encodeURIComponent(text)}${more}`)).items
      const every = []
      for (let after = 0; after !== null;) {
        const page = await list(top, `&after=${after}`)
        every.push(...page.items)
        after = page.next
      }
      const { totals } = await list(top, '')
      assert.equal(every.length, totals.waiting)
      assert.equal(every.reduce((sum, p) => sum + p.amountFen, 0), totals.waitingFen)
      const one = every.find((p) => p.court === '内0624' && p.open.length), ids = (rows) => rows.map((p) => p.id)
      assert.deepEqual(ids(await asked(top, one.caseNo)), ids(every.filter((p) => p.caseNo === one.caseNo)))
      assert.deepEqual(ids(await asked(top, one.caseNo.replace('（', '(').replace('）', ')'))), ids(every.filter((p) => p.caseNo === one.caseNo)))
      const half = one.payee.slice(0, 2), named = every.filter((p) => p.payee.includes(half))
      assert.ok(named.length > 0 && named.length < every.length)
      assert.deepEqual(ids(await asked(top, half)), ids(named).slice(0, 200))
      assert.deepEqual(ids(await asked(judge, half)), ids(named.filter((p) => p.court === '内0624')).slice(0, 200))
      assert.deepEqual(ids(await asked(top, half, '&court=内0624')), ids(named.filter((p) => p.court === '内0624')).slice(0, 200))
      assert.deepEqual(ids(await asked(top, half, '&hit=open')), ids(named.filter((p) => p.open.length)).slice(0, 200))
      assert.deepEqual(await asked(clerk, one.caseNo), [], 'another court’s case cannot be asked for by its number')
      assert.deepEqual((await list(clerk, '&court=内0624')).items, [])
      assert.deepEqual(await asked(top, '没有这个人'), [])
      assert.deepEqual((await list(top, `&q=${encodeURIComponent(half)}`)).totals, totals)
      for (const [field, value] of Object.entries({ hit: 'some', size: '201', after: '-1', q: '长'.repeat(41), unheard_of: '1' })) {
        const r = await top.json('GET', `/payments/waiting?${field}=${encodeURIComponent(value)}`)
        assert.deepEqual([r.status, r.data.field], [400, field], JSON.stringify(r.data))
      }
      assert.equal((await system.json('GET', '/payments/waiting')).status, 403)
    })

    test('a basic court sees its own cases, and hits beyond it only by number', async () => {
      const mine = await judge.get('/cases?size=100')
      assert.ok(mine.items.length === 100 && mine.items.every((c) => c.court === '内0624'))
      const other = (await top.get('/cases?court=内0621&size=1')).items[0]
      for (const path of ['', '/details', '/money', '/journal', '/related']) {
        const r = await judge.json('GET', `/cases/${other.id}${path}`)
        assert.equal(r.status, 404, path)
        assert.equal(r.data.code, 'ERR_NOT_FOUND')
      }
      assert.equal((await judge.get('/cases?court=内0621')).items.length, 0)
      assert.deepEqual((await judge.get('/courts')).items.map((c) => c.code), ['内0624'])
      const held = await judge.get('/payments/waiting?hit=open&size=200')
      assert.ok(held.items.length > 0 && held.items.every((p) => p.court === '内0624'))
      for (const hit of held.items.flatMap((p) => p.open)) assert.equal(hit.caseId === null, hit.court !== '内0624')
    })

    test('pages follow each other without a gap and come back', async () => {
      for (const sort of ['-filed', 'claim', 'limit', '-closed', '-recovered']) {
        const seen = []
        let r = await judge.get(`/cases?size=37&sort=${sort}`), first = r
        for (let i = 0; i < 5; i++) {
          seen.push(...r.items.map((c) => c.id))
          r = await judge.get(`/cases?size=37&sort=${sort}&after=${r.next}`)
        }
        assert.equal(new Set(seen).size, seen.length, sort)
        const whole = await judge.get(`/cases?size=100&sort=${sort}`)
        assert.deepEqual(seen.slice(0, 100), whole.items.map((c) => c.id), sort)
        for (let i = 0; i < 5; i++) r = await judge.get(`/cases?size=37&sort=${sort}&after=${r.prev}`)
        assert.deepEqual(r.items.map((c) => c.id), first.items.map((c) => c.id), sort)
        assert.equal(r.prev, null)
      }
    })

    test('a case is found by half a number, two characters, or an identity number', async () => {
      const one = (await top.get('/cases?court=内0602&size=1')).items[0]
      const [, year, serial] = one.caseNo.match(/（(\d+)）.*?(\d+)号/)
      const q = (text) => top.get(`/cases?size=100&q=${encodeURIComponent(text)}`).then((r) => r.items.map((c) => c.id))
      for (const text of [one.caseNo, one.caseNo.replace('（', '(').replace('）', ')'), one.caseNo.slice(0, -1), `${one.court.slice(1)}${one.type}${serial}`, `${year}${one.court}${one.type}${serial}`, serial])
        assert.ok((await q(text)).includes(one.id), text)
      assert.ok((await q(`（${year}）${one.court}${one.type}${serial}号`)).length === 1)
      const detail = await top.get(`/cases/${one.id}`)
      const debtor = detail.parties.find((p) => p.role === 'respondent')
      const found = await top.get(`/cases?size=100&q=${encodeURIComponent(debtor.name.slice(0, 2))}&court=内0602`)
      for (const c of found.items) {
        const all = (await top.get(`/cases/${c.id}`)).parties.map((p) => p.name).join('|')
        assert.ok(all.includes(debtor.name.slice(0, 2)), `${c.caseNo}: ${all}`)
      }
      const bad = await top.json('GET', `/cases?q=${encodeURIComponent('高')}`)
      assert.equal(bad.status, 400)
      assert.equal(bad.data.field, 'q')
    })

    test('a person is one across courts, by number and never by name', async () => {
      const row = (await top.get('/payments/waiting?hit=open&size=1')).items[0]
      const person = await top.get(`/persons/${row.personId}`)
      assert.ok(person.cases.some((c) => row.open.some((o) => o.caseNo === c.caseNo) && c.role === 'respondent'))
      const same = await top.get(`/persons?size=100&q=${encodeURIComponent(person.name)}`)
      assert.ok(same.items.filter((p) => p.id === person.id).length === 1)
      assert.match(person.numberMasked, /\*{4}|^9/)
      const none = await system.json('GET', `/persons/${row.personId}`)
      assert.equal(none.status, 403)
    })

    test('a number in the clear needs a reason, and the journal tells who saw it', async () => {
      const c = (await judge.get('/cases?size=1')).items[0]
      const p = (await judge.get(`/cases/${c.id}`)).parties[0]
      const no = await judge.json('POST', `/persons/${p.personId}/reveal`, { body: {} })
      assert.equal(no.status, 400)
      assert.equal(no.data.field, 'reason')
      const yes = await judge.json('POST', `/persons/${p.personId}/reveal`, { body: { reason: '核对当事人身份' } })
      assert.equal(yes.status, 200)
      assert.match(yes.data.number, /^[0-9A-Z]{18}$/)
      const audit = new Client(server.base)
      await audit.login(addStaff(db, { account: 'audit-1', name: '审计', court: '内06', roles: 'audit' }))
      const told = (await audit.get('/journal?kind=number_revealed')).items
      assert.ok(told.some((e) => e.text.includes('核对当事人身份')), JSON.stringify(told))
      const desk = await judge.get('/desk') // a feed of work
      assert.ok(!desk.recent.some((e) => e.kind === 'number_revealed'))
    })

    test('filing: the next number of the court, once for one key, refused with the field named', async () => {
      const key = randomUUID()
      const body = inventedCase(1)
      const first = await judge.json('POST', '/cases', { body, key })
      assert.equal(first.status, 201, JSON.stringify(first.data))
      const again = await judge.json('POST', '/cases', { body, key })
      assert.equal(again.status, 201)
      assert.deepEqual(again.data, first.data)
      const other = await judge.json('POST', '/cases', { body: inventedCase(2), key })
      assert.equal(other.status, 409)
      const next = await judge.json('POST', '/cases', { body: inventedCase(3) })
      const serial = (r) => Number(r.data.caseNo.match(/(\d+)号/)[1])
      assert.equal(serial(next), serial(first) + 1)
      const made = await judge.get(`/cases/${first.data.id}`)
      assert.equal(made.parties.length, 2)
      assert.equal(made.limitDay, '2026-02-20')
      const wrong = inventedCase(4)
      wrong.parties[1].number = '990101190001010000'
      const refused = await judge.json('POST', '/cases', { body: wrong })
      assert.equal(refused.status, 400)
      assert.equal(refused.data.field, 'parties[1].number')
      const beyond = await judge.json('POST', '/cases', { body: inventedCase(5, '内0621') })
      assert.equal(beyond.status, 404)
      const recount = run(['figures', '--db', db.url, '--from', '2025-01-01', '--to', '2025-12-31', '--recount'])
      assert.equal(recount.status, 0)
      run(['verify', '--db', db.url])
    })

    test('64 filings at once: no gap, no double', async () => {
      const before = (await clerk.get('/cases?court=内0621&type=执&sort=-filed&size=1')).items.length
      assert.equal(before, 1)
      const made = await Promise.all(Array.from({ length: 64 }, (_, i) =>
        clerk.json('POST', '/cases', { body: { ...inventedCase(100 + i, '内0621'), filedDay: '2025-08-30' } })))
      assert.ok(made.every((r) => r.status === 201), JSON.stringify(made.find((r) => r.status !== 201)?.data))
      const serials = made.map((r) => Number(r.data.caseNo.match(/(\d+)号/)[1])).sort((a, b) => a - b)
      serials.forEach((s, i) => assert.equal(s, serials[0] + i))
    })

    test('nobody signed in gets nothing, and a write from another site is refused', async () => {
      const nobody = new Client(server.base)
      for (const path of ['/cases', '/desk', '/figures', '/payments/waiting', '/screen', '/session', '/users', '/settings'])
        assert.equal((await nobody.json('GET', path)).status, 401, path)
      const bare = await fetch(`${server.base}/api/v1/cases`, { method: 'POST', headers: { cookie: judge.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(inventedCase(9)) })
      assert.equal(bare.status, 403)
      const foreign = await judge.json('POST', '/cases', { body: inventedCase(9), headers: { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' } })
      assert.equal(foreign.status, 403)
      assert.equal((await system.json('GET', '/cases')).status, 403)
      assert.equal((await clerk.json('PUT', '/settings/ranking', { body: { value: '1' } })).status, 403)
    })

    test('problems speak the reader’s language and name the field', async () => {
      const zh = await judge.json('GET', '/cases?size=1000')
      const en = await clerk.json('GET', '/cases?size=1000')
      for (const r of [zh, en]) {
        assert.equal(r.status, 400)
        assert.match(r.headers.get('content-type'), /^application\/problem\+json/)
        assert.equal(r.data.field, 'size')
        assert.ok(r.data.trace)
      }
      assert.match(zh.data.title, /[\u4e00-\u9fff]/)
      assert.doesNotMatch(en.data.title, /[\u4e00-\u9fff]/)
      assert.equal((await judge.json('GET', '/cases?nonsense=1')).status, 400)
    })

    test('an unchanged case costs no body: ETag and 304', async () => {
      const id = (await judge.get('/cases?size=1')).items[0].id
      const r = await judge.raw('GET', `/cases/${id}`)
      const etag = r.headers.get('etag')
      assert.ok(etag)
      const same = await judge.raw('GET', `/cases/${id}`, { headers: { 'if-none-match': etag } })
      assert.equal(same.status, 304)
    })

    test('what another program changes is seen at once, though answers are kept', async () => {
      const c = (await top.get('/cases?court=内0622&status=open&type=执&size=1')).items[0]
      const before = await top.get(`/cases/${c.id}`)
      assert.deepEqual(await top.get(`/cases/${c.id}`), before)
      const zip = (file) => execFileSync('unzip', ['-p', `${root}demo/ordos-2025.zip`, `ordos-2025/${file}`], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n')
      const dir = `${db.dir}/newer-${engine}`
      fs.mkdirSync(dir)
      for (const file of ['courts.csv', 'cases.csv', 'parties.csv']) {
        const [head, ...rows] = zip(file)
        const kept = file === 'courts.csv' ? rows : rows.filter((r) => r.startsWith(c.caseNo + ','))
        const changed = kept.map((r) => (file === 'cases.csv' ? r.replace(/,(\d+\.\d\d),/, ',123456.78,') : r))
        fs.writeFileSync(`${dir}/${file}`, [head, ...changed].join('\n'))
      }
      run(['import', '--db', db.url, ...db.keys, dir])
      const now = await top.get(`/cases/${c.id}`)
      assert.equal(now.claimFen, 12345678)
      assert.ok(now.version > before.version)
      const story = await top.get(`/cases/${c.id}/journal`)
      assert.ok(story.items[0].kind === 'case_changed', story.items[0].kind)
    })

    test('the journal proves itself: head, inclusion, and the offline check', async () => {
      const c = (await judge.get('/cases?size=1')).items[0]
      const story = await judge.get(`/cases/${c.id}/journal`)
      assert.ok(story.items.length >= 1)
      const proof = await judge.get(`/journal/entries/${story.items[0].id}/proof`)
      const file = `${db.dir}/proof.json`
      fs.writeFileSync(file, JSON.stringify(proof))
      assert.equal(run(['verify', '--proof', file], { ok: [0] }).status, 0)
      const text = JSON.stringify(proof).replace(/"root":"./, (m) => m.slice(0, -1) + (m.endsWith('0') ? '1' : '0'))
      fs.writeFileSync(file, text)
      assert.notEqual(run(['verify', '--proof', file], { ok: [0, 1, 2] }).status, 0)
    })

    test('every answer has the shape the OpenAPI document promises', async () => {
      const doc = await top.get('/openapi.json')
      const { Validator } = await import(require.resolve('@seriousme/openapi-schema-validator'))
      const judged = await new Validator().validate(structuredClone(doc))
      assert.ok(judged.valid, JSON.stringify(judged.errors?.slice(0, 3)))
      const ajv = new Ajv({ strict: false, validateFormats: false })
      ajv.addSchema(doc, 'doc')
      const c = (await top.get('/cases?size=1')).items[0]
      const person = (await top.get(`/cases/${c.id}`)).parties[0].personId
      let seen = 0
      for (const [path, item] of Object.entries(doc.paths)) {
        const answer = item.get?.responses?.['200']?.content?.['application/json']
        if (!answer) continue
        const url = path.replace('{id}', path.startsWith('/persons') ? person : c.id)
        if (url.includes('{')) continue
        const query = path.startsWith('/figures') ? `?${period}` : path === '/persons' ? `?q=${encodeURIComponent('有限')}` : ''
        const who = /^\/(users)/.test(path) ? system : top
        const r = await who.json('GET', url + query)
        if (r.status === 403 || r.status === 404 || r.status === 400) continue
        assert.equal(r.status, 200, `${url}: ${JSON.stringify(r.data)}`)
        const pointer = `doc#/paths/${path.replace(/~/g, '~0').replace(/\//g, '~1')}/get/responses/200/content/application~1json/schema`
        const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer })
        assert.ok(validate(r.data), `${path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`)
        seen++
      }
      assert.ok(seen >= 15, `only ${seen} answers were checked`)
    })

    test('the export holds the list', async () => {
      const r = await judge.raw('GET', '/cases.xlsx?status=open')
      assert.equal(r.status, 200)
      const bytes = new Uint8Array(await r.arrayBuffer())
      assert.deepEqual([...bytes.slice(0, 2)], [0x50, 0x4b])
    })

    test('what happens is told to whoever may see it, as it happens', async () => {
      const abort = new AbortController()
      const r = await fetch(`${server.base}/api/v1/events`, { headers: { cookie: judge.cookie, accept: 'text/event-stream' }, signal: abort.signal })
      assert.equal(r.status, 200)
      let text = ''
      const reading = (async () => { for await (const part of r.body.pipeThrough(new TextDecoderStream())) text += part })().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 300))
      const there = await judge.json('POST', '/cases', { body: inventedCase(501) })
      await clerk.json('POST', '/cases', { body: inventedCase(502, '内0621') })
      for (let i = 0; i < 100 && !text.includes(there.data.caseNo); i++) await new Promise((resolve) => setTimeout(resolve, 100))
      await new Promise((resolve) => setTimeout(resolve, 1500))
      abort.abort()
      await reading
      assert.ok(text.includes(there.data.caseNo), text)
      assert.ok(!text.includes('内0621'), 'another court’s event was told')
    })

    test('it stops when told to, and finishes what it began', async () => {
      const slow = judge.raw('GET', '/cases.xlsx')
      await new Promise((resolve) => setTimeout(resolve, 50))
      const ended = server.stop()
      assert.ok([200, 503].includes((await slow.catch(() => ({ status: 503 }))).status))
      assert.equal((await ended).code, 0)
      server = null
    })
  })
