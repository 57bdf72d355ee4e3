// A court with its people, for API tests that play cases: file one, act in it as
// somebody, set the day.
import assert from 'node:assert/strict'
import { addStaff, Client, freshDatabase, inventedNumber, serve } from './harness.mjs'

const posts = { judge: 'judge', second: 'judge', third: 'judge', assistant: 'assistant', clerk: 'clerk', chief: 'chief', president: 'president', system: 'system' }

/** conditions and papers that let an application be filed */
export const conditions = ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction']
export const papers = ['form', 'instrument', 'identity']

let people = 0
export const application = (more = {}) => {
  const n = ++people
  return {
    cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: `（2024）内0624民初${n}号`, issuer: '鄂托克旗人民法院',
    effectiveDay: '2024-12-20', performDay: '2024-12-31', conditions, papers,
    parties: [
      { role: 'applicant', kind: 'natural', name: '毕某', idKind: 'resident', number: inventedNumber(2 * n) },
      { role: 'respondent', kind: 'natural', name: '赵某', idKind: 'resident', number: inventedNumber(2 * n + 1) },
    ],
    claims: [{ kind: 'principal', fen: 2800000, terms: '借款本金' }],
    ...more,
  }
}

export async function openCourt(engine, court = '内0624') {
  const db = freshDatabase(engine)
  const staff = Object.fromEntries(Object.entries(posts).map(([who, roles]) =>
    [who, addStaff(db, { account: `${court}-${who}`, name: who, court, roles })]))
  const server = await serve(db)
  const c = { court, db, server }
  for (const who of Object.keys(posts)) {
    c[who] = new Client(server.base)
    await c[who].login(staff[who])
  }
  c.close = async () => { await server.stop(); db.drop() }
  c.today = async (day) => {
    const r = await c.system.json('PUT', '/settings/as_of', { body: { value: day } })
    assert.ok(r.status < 300, JSON.stringify(r.data))
  }
  /** Do it, naming the version the person sees on the page. */
  c.act = async (who, id, path, body, { run } = {}) => {
    const [procedure, action] = path.split('/')
    const all = (await who.get(`/cases/${id}/actions`)).items
    const o = all.find((x) => x.procedure === procedure && x.action === action && (run === undefined || x.run === run))
    const v = o?.version ?? (run === undefined ? 0 : ((await who.get(`/cases/${id}/runs`)).items.find((x) => x.run === run)?.version ?? 0))
    return who.json('POST', `/cases/${id}/${path}${run === undefined ? '' : `?run=${run}`}`, { body: body ?? {}, headers: v > 0 ? { 'if-match': `"${v}"` } : {} })
  }
  c.ok = async (...args) => {
    const r = await c.act(...args)
    assert.ok(r.status < 300, `${args[2]}: ${r.status} ${JSON.stringify(r.data)}`)
    return r.data
  }
  c.deed = (who, id, name, more = {}) => c.ok(who, id, 'life/record', { deed: name, ...more })
  c.panel = (id) => c.ok(c.judge, id, 'life/panel', { members: ['judge', 'second', 'third'].map((x) => `${court}-${x}`), opinion: '一致同意承办人意见' })
  /** Applied for, filed, and given to the judge. */
  c.file = async (more = {}) => {
    const r = await c.clerk.json('POST', '/applications', { body: application(more) })
    assert.equal(r.status, 201, JSON.stringify(r.data))
    const filed = await c.judge.json('POST', `/applications/${r.data.id}/accept`, { body: {}, headers: { 'if-match': '"1"' } })
    assert.equal(filed.status, 201, JSON.stringify(filed.data))
    await c.ok(c.chief, filed.data.id, 'life/assign', { handler: `${court}-judge` })
    return filed.data.id
  }
  return c
}
