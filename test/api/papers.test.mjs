// Papers and procedures together, on both databases: an action opens the draft
// of the paper it asks for from what the case holds; two people sign it; the
// step that asked shows how far it is; and where the court has chosen so, a
// step waits for its paper. Every kind there is a template for can be drafted.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedNumber, serve } from './harness.mjs'

const court = '内0624'
const application = {
  cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: '（2021）内0624民初99号', issuer: '鄂托克旗人民法院',
  effectiveDay: '2021-03-20', performDay: '2021-03-31', receivedDay: '2021-04-06',
  conditions: ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction'],
  papers: ['form', 'instrument', 'identity'],
  parties: [
    { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(1) },
    { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2) },
  ],
  claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }, { kind: 'interest', fen: 0, terms: '加倍部分债务利息，自2021年4月1日起' }],
}

/** An answer that fits a question. */
const answerTo = (q) => {
  if (q.type === 'choice') return q.choices[0]
  if (q.type === 'number') return String(Math.max(q.min, 1))
  if (q.type === 'day') return '2021-05-01'
  if (q.type === 'money') return '28000.00'
  return '据实填写'
}

for (const engine of engines)
  describe(`papers of a case's steps on ${engine}`, { timeout: 300000 }, () => {
    let db, server, judge, second, clerk, chief, president, system, kinds, id
    const at = (version) => ({ headers: { 'if-match': `"${version}"` } })
    const act = async (who, path, body = {}, run) => {
      const [procedure, action] = path.split('/')
      const offer = (await who.get(`/cases/${id}/actions`)).items.find((x) => x.procedure === procedure && x.action === action && (run === undefined || x.run === run))
      return who.json('POST', `/cases/${id}/${path}${run === undefined ? '' : `?run=${run}`}`, { body, ...(offer?.version ? at(offer.version) : {}) })
    }
    const ok = async (...args) => {
      const r = await act(...args)
      assert.ok(r.status < 300, `${args[1]}: ${r.status} ${JSON.stringify(r.data)}`)
      return r.data
    }
    const asked = async (kind) => (await judge.get(`/cases/${id}/papers`)).items.find((p) => p.kind === kind)
    const words = (d) => d.lines.map((l) => l.text).join('\n')
    /** Answer whatever a draft still asks, as this person. */
    const complete = async (who, documentId) => {
      const d = await who.get(`/documents/${documentId}`)
      const kind = kinds.items.find((k) => k.key === d.kind)
      const given = new Map(d.answers.filter((a) => a.party === 0).map((a) => [a.key, a.value]))
      const answers = kind.asks.filter((q) => !q.optional || given.get(q.key)).map((q) => ({ key: q.key, value: given.get(q.key) || answerTo(q) }))
      const parties = [1, 2].map((seq) => ({ seq, key: 'address', value: '鄂托克旗乌兰镇' }))
      const r = await who.json('PUT', `/documents/${documentId}`, { body: { answers, parties }, ...at(d.version) })
      assert.equal(r.status, 200, `${d.kind}: ${JSON.stringify(r.data)}`)
      assert.deepEqual(r.data.missing, [], d.kind)
      return r.data.version
    }
    const submit = async (who, documentId) => {
      const d = await who.get(`/documents/${documentId}`)
      return who.json('POST', `/documents/${documentId}/submit`, at(d.version))
    }
    const approve = async (who, documentId) => {
      const d = await who.get(`/documents/${documentId}`)
      return who.json('POST', `/documents/${documentId}/approve`, at(d.version))
    }
    const setting = (key, value) => system.json('PUT', `/settings/${key}`, { body: { value } })

    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const [who, roles] of Object.entries({ judge: 'judge', second: 'judge', clerk: 'clerk', chief: 'chief', president: 'president', system: 'system' }))
        people[who] = addStaff(db, { account: `${court}-${who}`, name: who, court, roles })
      server = await serve(db)
      const signIn = async (who) => { const c = new Client(server.base); await c.login(who); return c }
      judge = await signIn(people.judge); second = await signIn(people.second); clerk = await signIn(people.clerk)
      chief = await signIn(people.chief); president = await signIn(people.president); system = await signIn(people.system)
      await setting('as_of', '2021-04-06')
      kinds = await judge.get('/document-kinds')
      const a = await clerk.json('POST', '/applications', { body: application })
      const filed = await judge.json('POST', `/applications/${a.data.id}/accept`, { body: { team: '普执一队' }, ...at(1) })
      id = filed.data.id
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('an action opens its papers, says so, and the step shows them', async () => {
      const done = await ok(chief, 'life/assign', { handler: `${court}-judge` })
      assert.deepEqual(done.papers.map((p) => p.kind), ['acceptance', 'risk_notice'])
      assert.ok(done.papers.every((p) => p.document > 0 && p.name))
      const offer = (await judge.get(`/cases/${id}/actions`)).items.find((x) => x.action === 'notice')
      assert.deepEqual(offer.papers, ['执行通知书', '报告财产令'])
      await ok(judge, 'life/notice', { performDays: 5 })
      const p = await asked('enforcement_notice')
      assert.deepEqual([p.procedure, p.action, p.label, p.state], ['life', 'notice', '发出执行通知书和报告财产令', 'draft'])
    })

    test('the draft holds what the case knows: instrument, claims, term, fee, handler', async () => {
      const p = await asked('enforcement_notice')
      const d = await judge.get(`/documents/${p.document}`)
      const text = words(d)
      for (const part of ['鄂托克旗人民法院（2021）内0624民初99号民事判决书', '给付本金28,000元（借款本金）', '给付利息：加倍部分债务利息，自2021年4月1日起', '5日内', '申请执行费320元', '承办人：judge'])
        assert.ok(text.includes(part), `${part}\n${text}`)
      assert.equal(d.madeBy, '系统')
      assert.equal((await submit(clerk, p.document)).status, 409)
    })

    test('a person takes it up; who acted may still sign; who wrote may not', async () => {
      const p = await asked('enforcement_notice')
      await complete(clerk, p.document)
      assert.equal((await submit(clerk, p.document)).status, 200)
      assert.equal((await asked('enforcement_notice')).state, 'approval')
      assert.equal((await approve(clerk, p.document)).status, 403)
      const r = await approve(judge, p.document)
      assert.equal(r.status, 200, JSON.stringify(r.data))
      assert.deepEqual([r.data.madeBy, r.data.approvedBy, r.data.number], ['clerk', 'judge', '（2021）内0624执1号'])
      assert.equal((await asked('enforcement_notice')).state, 'approved')
    })

    test('each kind is signed by whom the law names: the president, the chief', async () => {
      assert.equal(kinds.items.find((k) => k.key === 'spending_limit').signers, 'president')
      await ok(judge, 'life/record', { deed: 'limit_ordered' })
      const p = await asked('spending_limit')
      await complete(judge, p.document)
      assert.equal((await submit(judge, p.document)).status, 200)
      for (const who of [second, chief]) assert.equal((await approve(who, p.document)).status, 403)
      assert.equal((await approve(president, p.document)).status, 200)
      await ok(chief, 'life/postpone', { ground: 'guarantee', months: 2 })
      const q = await asked('postponement_decision')
      assert.ok(words(await judge.get(`/documents/${q.document}`)).includes('自2021年4月6日起至2021年6月'))
      await complete(judge, q.document)
      await submit(judge, q.document)
      assert.equal((await approve(second, q.document)).status, 403)
      assert.equal((await approve(chief, q.document)).status, 200)
      await ok(judge, 'life/resume', { reason: '担保人提供的财产已交付' })
      assert.ok(words(await judge.get(`/documents/${(await asked('revival_notice')).document}`)).includes('担保人提供的财产已交付'))
    })

    test('a void paper is asked for again, and one made by hand answers', async () => {
      const p = await asked('risk_notice')
      const d = await judge.get(`/documents/${p.document}`)
      assert.equal((await judge.json('POST', `/documents/${p.document}/void`, { body: { reason: '内容有误' }, ...at(d.version) })).status, 200)
      assert.deepEqual([(await asked('risk_notice')).document, (await asked('risk_notice')).state], [null, null])
      const made = await clerk.json('POST', `/cases/${id}/documents`, { body: { kind: 'risk_notice' } })
      assert.equal(made.status, 201, JSON.stringify(made.data))
      assert.equal((await asked('risk_notice')).document, made.data.id)
    })

    test('settled and recorded, suspended and resumed: each with its words', async () => {
      const s = await ok(judge, 'settlement/agree', { terms: '分两期偿还', fen: 2800000, until: '2021-07-31', form: 'recorded' })
      assert.deepEqual(s.papers.map((p) => p.kind), ['settlement'])
      const text = words(await judge.get(`/documents/${s.papers[0].document}`))
      assert.ok(text.includes('分两期偿还') && text.includes('于2021年7月31日前履行完毕'), text)
      const brought = await ok(judge, 'settlement/agree', { terms: '当事人自行提交的协议', fen: 2800000, until: '2021-07-31', form: 'filed' })
      assert.deepEqual(brought.papers, [])
      await ok(judge, 'life/suspend', { ground: 'applicant_delays' })
      assert.ok(words(await judge.get(`/documents/${(await asked('suspension_ruling')).document}`)).includes('申请人表示可以延期执行'))
      await ok(judge, 'life/resume', { reason: '申请执行人要求继续执行' })
      await ok(judge, 'life/talk', { kind: 'round', with: '毕某', content: '同意终结本次执行程序', signed: true })
      assert.ok(words(await judge.get(`/documents/${(await asked('termination_talk')).document}`)).includes('同意终结本次执行程序'))
    })

    test('the paper of a closing follows from its mode; where chosen, closing waits for it', async () => {
      assert.equal((await setting('papers_before_steps', '1')).status, 204)
      await ok(judge, 'life/recover', { fen: 2800000, how: 'direct', note: '当面付清' })
      for (const deed of ['things_delivered', 'fee_settled', 'measures_released']) await ok(judge, 'life/record', { deed })
      await ok(judge, 'life/propose_close', { ground: 'performed', summary: '借款本金二万八千元已当面付清' })
      const approved = await ok(chief, 'life/approve_close')
      assert.deepEqual(approved.papers.map((p) => p.kind), ['closing_notice'])
      await ok(judge, 'life/record', { deed: 'closing_notice_sent' })
      const early = await act(judge, 'life/close')
      assert.equal(early.status, 409)
      assert.deepEqual(early.data.missing.map((m) => [m.id, m.law]), [['closing_notice', 'DESIGN-17-frame']])
      const document = approved.papers[0].document
      assert.ok(words(await judge.get(`/documents/${document}`)).includes('借款本金二万八千元已当面付清'))
      await complete(clerk, document)
      await submit(clerk, document)
      assert.equal((await act(judge, 'life/close')).status, 409)
      assert.equal((await approve(judge, document)).status, 200)
      await ok(judge, 'life/close', { property: 'yes' })
    })

    test('the ruling of a terminated round takes a member of the panel and a president', async () => {
      const made = await clerk.json('POST', `/cases/${id}/documents`, { body: { kind: 'round_termination' } })
      await complete(clerk, made.data.id)
      const refused = await submit(clerk, made.data.id)
      assert.equal(refused.status, 403)
      assert.ok(refused.data.title.includes('合议庭') || refused.data.detail?.includes('合议庭'), JSON.stringify(refused.data))
      assert.equal((await submit(judge, made.data.id)).status, 200)
      assert.equal((await approve(chief, made.data.id)).status, 403)
      assert.equal((await approve(president, made.data.id)).status, 200)
    })

    test('a template is edited as a new version; papers already made keep theirs', async () => {
      const of = (who) => who.get('/templates/risk_notice')
      const before = await of(system)
      assert.deepEqual([before.version, before.text, before.versions], [0, before.own, []])
      assert.ok(before.facts.some((f) => f.key === 'instrument') && before.pieces.some((p) => p.name === 'foot'))
      const text = before.text.replace('可能不能实现或者不能全部实现', '可能不能实现、不能全部实现').replaceAll('\n', '\r\n')
      assert.notEqual(text, before.text)
      const put = (who, body, version) => who.json('PUT', '/templates/risk_notice', { body, ...at(version) })
      assert.equal((await put(judge, { text, note: '改写一处' }, 0)).status, 403)
      const wrong = await put(system, { text: before.text.replace('{respondents}', '{debtor}'), note: '改写一处' }, 0)
      assert.equal(wrong.status, 400)
      assert.equal(wrong.data.field, 'text')
      assert.ok(wrong.data.detail.includes('debtor'), JSON.stringify(wrong.data))
      const bad = await system.json('POST', '/templates/risk_notice/preview', { body: { text: '@title 空' } })
      assert.equal(bad.status, 400)
      const shown = await system.json('POST', '/templates/risk_notice/preview', { body: { text } })
      assert.equal(shown.status, 200, JSON.stringify(shown.data).slice(0, 200))
      assert.ok(shown.data.pages[0].startsWith('data:image/png;base64,iVBORw0KGgo'))
      const old = await judge.json('POST', `/cases/${id}/documents`, { body: { kind: 'risk_notice' } })
      assert.equal((await put(system, { text, note: '改写一处' }, 0)).data.version, 1)
      assert.equal((await put(system, { text: before.text, note: '改回原文' }, 0)).status, 412)
      const made = await judge.json('POST', `/cases/${id}/documents`, { body: { kind: 'risk_notice' } })
      const now = await judge.get(`/documents/${made.data.id}`)
      assert.equal(now.template, 1)
      assert.ok(words(now).includes('可能不能实现、不能全部实现'))
      await complete(judge, old.data.id)
      const kept = await judge.get(`/documents/${old.data.id}`)
      assert.equal(kept.template, 0)
      assert.ok(words(kept).includes('可能不能实现或者不能全部实现'))
      const after = await of(system)
      assert.deepEqual([after.version, after.versions.map((v) => [v.version, v.note, v.by])], [1, [[1, '改写一处', 'system']]])
      const pages = await judge.get(`/documents/${old.data.id}/pages`)
      assert.equal(pages.pages.length, 2)
      assert.ok(pages.pages[0].length > 20000)
    })

    test('every kind there is a template for can be drafted by hand and made whole', async () => {
      assert.ok(kinds.items.length >= 28)
      for (const k of kinds.items) {
        const made = await judge.json('POST', `/cases/${id}/documents`, { body: { kind: k.key } })
        assert.equal(made.status, 201, `${k.key}: ${JSON.stringify(made.data)}`)
        await complete(judge, made.data.id)
        const pdf = await judge.raw('GET', `/documents/${made.data.id}/pdf`)
        assert.equal(pdf.status, 200, k.key)
        assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-')
      }
    })
  })
