// The district the clients act in: its people, the cases and applications they
// know of, and one client's next act. What can be done comes from
// GET /cases/{id}/actions, what other writes a case takes from the OpenAPI document,
// what brings on a thing that is missing from the articles and words answers give.
// Of the procedures only the table `straight` knows anything: the ways to their ends.
import { randomUUID } from 'node:crypto'
import { Client, inventedNumber } from '../api/harness.mjs'
import { addDays, dice, fill, formOf, nonsense } from './fill.mjs'

export const courts = ['内0624', '内0621', '内0622', '内0623']
const upper = '内06'
const posts = ['judge', 'clerk', 'judge', 'chief', 'judge', 'president', 'assistant', 'judge', 'finance', 'judge', 'clerk', 'bailiff', 'chief', 'judge', 'president', 'assistant']
const filing = {
  conditions: ['effective', 'right_holder', 'performance', 'definite', 'parties', 'content', 'not_performed', 'jurisdiction'],
  papers: ['form', 'instrument', 'identity'],
  takers: new Set(['judge', 'assistant', 'clerk']),
  deciders: new Set(['judge', 'chief', 'president']),
}
const PATIENCE_MS = 60000
const FOCUS_ACTS = 160 // then a case makes room for another
const teams = { 执行一队: ['ordinary', ['judge', 'clerk']], 事务团队: ['affairs', ['assistant', 'bailiff', 'clerk', 'judge']] }
/** Every third case goes straight on, so that the ends of the procedures are seen: it is seldom turned back or
 *  halted, and it closes by terminating the round, behind which lie the queries and the revival for what they find. */
const straight = {
  not: new Set(['life/return_close', 'life/withdraw_close', 'life/suspend', 'life/postpone', 'extension/refuse', 'stage/send_back', 'stage/take_back', 'lead/receive']),
  choices: { 'life/propose_close ground': 'no_property', 'stage/hand_over stage': 'closing' },
}
const goesStraight = (c) => c.mind % 3 === 0

/** Who there is, before anybody signs in: { account, name, court, roles }. */
export function people(n) {
  const few = Array.from({ length: n - 3 }, (_, i) => {
    const court = courts[i % Math.min(courts.length, Math.ceil(n / posts.length))]
    const post = posts[Math.floor(i / Math.min(courts.length, Math.ceil(n / posts.length))) % posts.length]
    return { account: `${court}-l${i}`, name: `${post}${i}`, court, roles: post }
  })
  const above = ['chief', 'command', 'president'].map((post, i) => ({ account: `${upper}-l${i}`, name: `上级${i}`, court: upper, roles: post }))
  return [...few, ...above]
}

/** Does what goes by a name and an article answer one of the missing conditions? */
const answers = (name, { law }, missing) => missing.some((m) => name.includes(m.id) || (law && law === m.law))

export class World {
  constructor(base, judge, seed, staff) {
    Object.assign(this, { base, judge, seed, staff, today: '2025-01-06', serial: 0, done: 0, far: 0.05, minds: 0 })
    this.cases = new Map()
    this.focus = Object.fromEntries(courts.map((c) => [c, []]))
    this.waiting = Object.fromEntries(courts.map((c) => [c, []]))
    this.coming = Object.fromEntries(courts.map((c) => [c, 0]))
    this.used = new Map()
    this.doneAs = new Map() // how often each action was done, with each choice
    this.notWords = new Set() // words a field refused, by the state they were refused in
    this.deeds = new Map() // what can be recorded, as GET /cases/{id}/life tells: its article, its words
    this.forms = new Map()
    this.others = []
    for (const [path, item] of Object.entries(judge.doc.paths)) {
      const mime = item.post?.requestBody?.content?.['application/json']
      if (/^\/cases\/\{id\}\/[^{}]+$/.test(path) && item.post && !item.post.operationId.startsWith('act') && (mime || !item.post.requestBody)) this.others.push(path)
      if (mime) this.forms.set(path, formOf(judge.doc.components.schemas[mime.schema.$ref.split('/').pop()]))
    }
    this.reads = Object.keys(judge.doc.paths).filter((p) => /^\/cases\/\{id\}(\/[^{}]+)?$/.test(p) && judge.doc.paths[p].get?.responses['200']?.content?.['application/json'])
  }

  /** A new case is known. lacks: what an answer last said is missing, by action and choice. */
  met(id, court, more) {
    this.know(id, court, more)
    this.focus[court].push(id)
  }

  know(id, court, more) {
    this.cases.set(id, { id, court, acts: 0, busy: 0, mind: this.minds++, refused: new Map(), lacks: new Map(), able: new Set(), notMine: new Set(), ...more })
  }

  /** Every court has its teams, as a chief makes them. */
  async makeTeams() {
    for (const court of courts) {
      const chief = this.actors.find((a) => a.court === court && a.who.roles === 'chief')
      if (!chief) continue
      const put = async (path, body) => {
        const r = await chief.client.json('PUT', path, { body })
        if (r.status >= 300) throw new Error(`${path}: ${r.status} ${JSON.stringify(r.data)}`)
      }
      for (const [team, [kind, posts]] of Object.entries(teams)) {
        await put(`/teams/${team}`, { kind, active: true })
        for (const s of this.staff.filter((x) => x.court === court && posts.includes(x.roles)).filter((_, i) => i % 2 === 0)) await put(`/teams/${team}/members/${s.account}`, { post: s.roles, places: [], causes: [], share: 100, takes: true })
      }
    }
  }

  /** The open cases of a ledger are known too, as from a day on. */
  async meetAll(day) {
    this.today = day
    for (const court of courts) {
      const one = this.actors.find((a) => a.court === court)
      if (!one) continue
      const { items } = await one.client.get('/cases?status=open&size=100')
      for (const c of items) this.know(c.id, court, { claim: c.claimFen, handler: '', old: true })
    }
    this.far = 0.4
  }

  leave(id) {
    const f = this.focus[this.cases.get(id).court]
    const at = f.indexOf(id)
    if (at >= 0) f.splice(at, 1)
  }
}

export class Actor {
  constructor(world, who, nth) {
    Object.assign(this, { world, who, rnd: dice(world.seed * 1009 + nth) })
    this.client = new Client(world.base, nth % 3 ? 'zh-CN' : 'en')
    this.court = courts.includes(who.court) ? who.court : null
    this.busy = false
  }

  signIn() { return this.client.login(this.who) }

  /** Ask, and have the answer judged against METHOD of the document's path. */
  async ask(method, path, { id, query = '', body, version, key = randomUUID() } = {}) {
    const url = path.replace('{id}', id) + query
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
    const start = performance.now()
    let r
    try {
      r = await Promise.race([
        this.client.json(method, url, { body, headers, key }),
        new Promise((_, no) => setTimeout(no, PATIENCE_MS, new Error(`no answer in ${PATIENCE_MS} ms`)).unref()),
      ])
    } catch (e) {
      this.world.judge.fault(`${method} ${path}: ${e.message} ${e.cause?.message ?? ''}`, body)
      return { status: 0, data: null }
    }
    this.world.judge.check(method, path, r, performance.now() - start, { url, body, version, who: this.who.account })
    return r
  }

  /** How a form of a case is filled by this client. aim: what it is after, see aim(). */
  ways(c, action, { state = null, aim = null, deeds = [] } = {}) {
    const { rnd, world } = this
    let undo = false // what was picked is recorded as done already, and yet is asked for
    const leastUsed = (f, used) => {
      const taken = f.choices.filter((x) => !world.notWords.has(`${action} ${state} ${f.name} ${x}`))
      const choices = taken.length && rnd.chance(0.95) ? taken : f.choices
      const least = Math.min(...choices.map((x) => used.get(x) ?? 0))
      return rnd.one(choices.filter((x) => (used.get(x) ?? 0) === least))
    }
    const likely = { hit: 0.3, found: 0.4, done: 0.95, byApplicant: 0.5, refuses: 0.7, lost: 0.2 }
    return {
      rnd,
      today: world.today,
      hint: (f) => {
        const here = world.staff.filter((s) => s.court === c.court), judges = here.filter((s) => s.roles === 'judge')
        if (f.name === 'handler') return rnd.one(judges).account
        if (f.type === 'text' && /receiver|account|staff/i.test(f.name)) return f.need || rnd.chance(0.3) ? rnd.one(here).account : ''
        if (f.type === 'texts' && /members|people|staff/i.test(f.name)) return [...new Set(Array.from({ length: 5 }, () => rnd.one(judges).account))]
        if (f.name === 'team') return f.min === 0 && rnd.chance(0.5) ? '' : rnd.one(Object.keys(teams))
        const asked = [...c.lacks.values()].filter((l) => l.procedure === action.split('/')[0]).flatMap((l) => l.missing.map((m) => m.id))
        const untold = asked.filter((x) => !world.notWords.has(`${action} ${state} ${f.name} ${x}`))
        if (f.type === 'text' && f.max <= 64 && untold.length && rnd.chance(0.95)) return rnd.one(untold)
        if (f.name === 'done' && undo) return false
        if (f.name === 'owedFen') return c.claim + (rnd.chance(0.2) ? rnd.below(100000) : 0)
        if (f.type === 'money') return rnd.chance(0.4) ? c.claim : undefined
        return likely[f.name]
      },
      choose: (f) => {
        const key = `${c.id} ${action} ${f.name}`
        const used = world.used.get(key) ?? world.used.set(key, new Map()).get(key)
        const again = aim?.name === action && f.choices.includes(aim.choice) && rnd.chance(0.8) ? aim.choice : null
        const picked = again ?? this.wanted(f, aim, deeds) ?? this.minded(c, action, f, state) ?? leastUsed(f, used)
        undo = deeds.some((d) => d.deed === picked && d.done && answers(d.deed, d, aim.missing))
        used.set(picked, (used.get(picked) ?? 0) + 1)
        return picked
      },
    }
  }

  /** Of what can be recorded, what answers the aim: rather by its word, rather what is not recorded yet. */
  wanted(f, aim, deeds) {
    const { rnd } = this
    const all = f.name === 'deed' && aim ? deeds.filter((d) => answers(d.deed, d, aim.missing)) : []
    if (!all.length || rnd.chance(0.2)) return null
    const open = all.filter((d) => !d.done), named = open.filter((d) => aim.missing.some((m) => d.deed.includes(m.id)))
    return rnd.one(named.length ? named : open.length && rnd.chance(0.8) ? open : all).deed
  }

  /** Among many choices a case has its own; null: none, or not this time. */
  minded(c, action, f, state) {
    const pick = goesStraight(c) ? straight.choices[`${action} ${f.name}`] : null
    if (this.rnd.chance(pick ? 0.1 : 0.3)) return null
    if (pick) return this.world.notWords.has(`${action} ${state} ${f.name} ${pick}`) ? null : pick
    return f.choices.length > 8 && f.name !== 'deed' ? f.choices[c.mind % f.choices.length] : null
  }

  async step() {
    const { rnd, world, court } = this
    if (!court) return this.fromAbove()
    const open = world.focus[court].length, waiting = world.waiting[court].length, want = 6
    if (filing.takers.has(this.who.roles) && open + waiting + world.coming[court] < want) {
      world.coming[court]++ // others must not file for the same gap
      await this.apply()
      world.coming[court]--
      return
    }
    if (waiting > 0 && rnd.chance(open < want ? 0.7 : 0.15)) return this.onApplication()
    const r = rnd.next()
    if (r < 0.03) return this.onReminder()
    if (r < 0.07) return this.read()
    if (r < 0.12) return this.otherWrite()
    return this.onCase()
  }

  /** The court above sees every case, and may do a little in it. */
  async fromAbove() {
    const r = this.rnd.next()
    if (r < 0.4) return this.onCase()
    return r < 0.7 ? this.onReminder() : this.read()
  }

  /** What this case lacks for something that could be done in it: of all that answers named, what was done
   *  least often and is nearest; null: nothing anybody can do brings it on. */
  aim(c, items) {
    const here = new Set(items.map((o) => `${o.procedure}/${o.action}`))
    let best = null, least = Infinity
    for (const [key, l] of c.lacks) {
      const choices = goesStraight(c) ? Object.entries(straight.choices).filter(([at]) => at.startsWith(l.name)) : []
      const cost = l.missing.length / 8 + (this.world.doneAs.get(key) ?? 0) + (choices.some(([, x]) => l.choice && l.choice !== x) ? 100 : 0)
      if (here.has(l.name) && cost < least && (l.brought >= l.missing.length || items.some((o) => this.helps(o, l)))) [best, least] = [l, cost]
    }
    return best
  }

  /** May doing it bring on what is missing? By the article both name, or the word. */
  helps(o, aim) {
    if (o.missing.length) return false
    if (answers(o.action, { law: null }, aim.missing) || aim.missing.some((m) => o.law.includes(m.law))) return true
    if (o.fields.some((f) => f.name === 'deed')) return this.world.deeds.size === 0 || [...this.world.deeds.values()].some((d) => answers(d.deed, d, aim.missing))
    const words = (f) => aim.missing.some((m) => !this.world.notWords.has(`${o.procedure}/${o.action} ${o.state} ${f.name} ${m.id}`))
    return o.procedure === aim.procedure && o.fields.some((f) => f.need && f.type === 'text' && f.max <= 64 && words(f))
  }

  pickCase() {
    const { rnd, world } = this
    const all = this.court ? world.focus[this.court] : rnd.one(Object.values(world.focus))
    const idle = all.filter((id) => world.cases.get(id).busy === 0)
    const near = idle.length && rnd.chance(0.8) ? idle : all
    if (near.length === 0 || rnd.chance(world.far)) {
      const far = [...world.cases.values()].filter((c) => !this.court || c.court === this.court)
      return far.length ? rnd.one(far) : null
    }
    const mine = near.filter((id) => world.cases.get(id).able.has(this.who.account))
    return world.cases.get(rnd.one(mine.length && rnd.chance(0.7) ? mine : near))
  }

  // --- applications ---------------------------------------------------------------

  async apply() {
    const { rnd, world } = this
    const n = ++world.serial
    const body = {
      receivedDay: addDays(world.today, -rnd.below(4)), cause: '民间借贷纠纷', basis: '民事判决', instrumentNo: `（2024）${this.court}民初${n}号`, issuer: '本院',
      effectiveDay: addDays(world.today, -30 - rnd.below(900)), labels: rnd.some(['涉企', '涉民生'], 0.3),
      conditions: rnd.some(filing.conditions, 0.97), papers: rnd.some(filing.papers, 0.9),
      parties: [
        { role: 'applicant', kind: 'natural', name: `毕某${n}`, idKind: 'resident', number: inventedNumber(world.seed % 1000 + n * 2) },
        { role: 'respondent', kind: 'natural', name: `赵某${n % 40}`, idKind: 'resident', number: inventedNumber(7777 + (n % 40)) },
      ],
      claims: [{ kind: 'principal', fen: 100000 + rnd.below(5000000), terms: '借款本金' }],
    }
    const bad = rnd.chance(0.05) ? nonsense(world.forms.get('/applications'), body, rnd) : null
    const r = await this.ask('POST', '/applications', { body: bad ?? body })
    if (bad && r.status < 400) world.judge.fault('POST /applications took nonsense', bad)
    if (!bad && r.status === 201) world.waiting[this.court].push(r.data.id)
  }

  async onApplication() {
    const { rnd, world } = this
    const id = rnd.one(world.waiting[this.court])
    const one = await this.ask('GET', '/applications/{id}', { id })
    if (one.status !== 200) return
    const gone = () => { const w = world.waiting[this.court], at = w.indexOf(id); if (at >= 0) w.splice(at, 1) }
    if (one.data.caseId || one.data.state === 'refused') return gone()
    const version = rnd.chance(0.05) ? one.data.version + 1000 : one.data.version
    const may = [...(filing.takers.has(this.who.roles) ? ['ask', 'supply'] : []), ...(filing.deciders.has(this.who.roles) ? ['accept', 'accept', 'accept', 'refuse'] : [])]
    if (!may.length) return
    const what = one.data.missing.length && may.includes('supply') ? 'supply' : rnd.one(may)
    if (what === 'refuse' && rnd.chance(0.8)) return
    const body = { ask: { note: '请补充判决书副本' }, refuse: { note: '不符合受理条件' }, accept: {}, supply: { conditions: filing.conditions, papers: filing.papers } }[what]
    const key = randomUUID()
    const send = () => this.ask('POST', `/applications/{id}/${what}`, { id, body, version, key })
    const all = rnd.chance(0.1) ? await Promise.all([send(), send()]) : [await send()]
    if (all.length === 2) this.same('applications/' + what, ...all)
    const r = all[0]
    if (version !== one.data.version && r.status < 300) world.judge.fault(`applications/${what} took a version that is not there`, body)
    if (what === 'accept' && r.status === 201 && !world.cases.has(r.data.id)) {
      gone()
      world.met(r.data.id, this.court, { claim: one.data.claimFen, handler: '' })
    }
  }

  // --- cases ------------------------------------------------------------------------

  /** Rather what was seldom done, has choices nobody tried here, and was not just refused. */
  weight(c, o, aim, items) {
    const name = `${o.procedure}/${o.action}`
    if (c.notMine.has(this.place(o))) return 0.01
    const done = this.world.judge.tally(name).accepted
    const untried = o.fields.reduce((n, f) => n + (f.type === 'choice' ? f.choices.length - (this.world.used.get(`${c.id} ${name} ${f.name}`)?.size ?? 0) : 0), 0)
    const refused = c.refused.get(name) ?? 0
    const never = done === 0 ? 4 : 1
    const wanted = aim?.name === name ? (aim.brought < aim.missing.length ? 0.3 : 12) : aim && this.helps(o, aim) ? 4 : 1
    const turn = goesStraight(c) && straight.not.has(name) ? 0.1 : 1
    const same = items.filter((x) => x.procedure === o.procedure), open = new Set(same.filter((x) => x.run !== null).map((x) => x.run)).size
    const many = o.run === null ? 1 / (1 + 3 * open) : same.some((x) => x.run === null) ? 3 : 1 // rather end what is begun than begin another
    return never * wanted * turn * many * (0.03 + 12 / (2 + done) + Math.min(6, untried / 4)) / (1 + refused / 4) / (o.missing.length ? 16 : 1)
  }

  place(o) { return `${o.procedure}/${o.action} ${o.run} ${o.version} ${this.who.account}` }

  async onCase() {
    const { rnd, world } = this
    const c = this.pickCase()
    if (!c) return
    if (c.busy && rnd.chance(0.85)) return new Promise((go) => setTimeout(go, 5 + rnd.below(20))) // two at once in one case too, not all the time
    c.busy++
    await this.inCase(c)
    c.busy--
  }

  async inCase(c) {
    const { rnd, world } = this
    const { status, data } = await this.ask('GET', '/cases/{id}/actions', { id: c.id })
    if (status !== 200) return
    const may = data.items.filter((o) => o.allowed)
    // Who handles a case may change before the request comes; a role and a court do not.
    const mayNot = data.items.filter((o) => !o.allowed && /角色|其他法院|roles|another court/.test(o.denied))
    for (const o of may) {
      world.judge.tally(`${o.procedure}/${o.action}`).offered++
      this.lacks(c, o, '', o.missing)
    }
    if (mayNot.length && rnd.chance(0.03)) return this.tryDenied(c, rnd.one(mayNot))
    c.able[may.length > 3 ? 'add' : 'delete'](this.who.account) // in another's case there is little to do
    if (!may.length) return
    const aim = this.aim(c, may), weights = may.map((x) => this.weight(c, x, aim, data.items))
    if (rnd.next() > Math.max(...weights)) return // nothing here that was not done often enough
    const o = may[rnd.weighed([...may.keys()], (i) => weights[i])]
    c.acts++
    if (c.acts > FOCUS_ACTS || (data.items.length === 0 && world.focus[c.court].length > 3)) world.leave(c.id)
    const name = `${o.procedure}/${o.action}`
    const deeds = aim && o.fields.some((f) => f.name === 'deed') ? await this.recorded(c) : []
    const body = fill(o.fields, this.ways(c, name, { state: o.state, aim, deeds }))
    const way = rnd.next()
    if (way < 0.04) return this.tryNonsense(c, o, body)
    if (way < 0.07 && o.version > 1) return this.tryStale(c, o, body)
    if (way < 0.1) return this.tryDoubled(c, o, body)
    if (way < 0.15) return this.tryTwo(c, o, body)
    const r = await this.act(c, o, body)
    if (aim && r.status < 300 && this.helps(o, aim)) aim.brought++
  }

  /** What can be recorded in a case, and what is. */
  async recorded(c) {
    const { status, data } = await this.ask('GET', '/cases/{id}/life', { id: c.id })
    if (status !== 200) return []
    for (const d of data.deeds) this.world.deeds.set(d.deed, d)
    return data.deeds
  }

  /** Keep what an answer said is missing for it, with the choice that was made. */
  lacks(c, o, choice, missing) {
    const name = `${o.procedure}/${o.action}`, key = `${name} ${choice}`
    if (missing.length) c.lacks.set(key, { name, procedure: o.procedure, choice, missing, brought: 0 })
    else c.lacks.delete(key)
  }

  /** Send an offered action; its path in the document has no run in it. */
  async act(c, o, body, more = {}) {
    const name = `${o.procedure}/${o.action}`, t = this.world.judge.tally(name)
    const version = more.version ?? (o.version > 0 ? o.version : undefined)
    const r = await this.ask('POST', `/cases/{id}/${name}`, { id: c.id, query: o.run === null ? '' : `?run=${o.run}`, body: o.fields.length || more.bare ? body : undefined, ...more, version })
    const choice = o.fields.filter((f) => f.type === 'choice').map((f) => body?.[f.name] ?? '')[0] ?? ''
    t.tried++
    if (r.status < 300 || r.data?.missing) this.lacks(c, o, choice, r.data?.missing ?? [])
    if (r.status >= 200 && r.status < 300) {
      t.accepted++
      this.world.done++
      this.world.doneAs.set(`${name} ${choice}`, (this.world.doneAs.get(`${name} ${choice}`) ?? 0) + 1)
      c.refused.delete(name)
      if (body?.handler) c.handler = body.handler
    } else {
      t.refused[r.status] = (t.refused[r.status] ?? 0) + 1
      t.last = `${r.data?.field ?? ''} ${r.data?.detail ?? ''}`
      if (r.status === 403) c.notMine.add(this.place(o))
      if (r.status === 400 && typeof body?.[r.data?.field] === 'string') this.world.notWords.add(`${name} ${o.state} ${r.data.field} ${body[r.data.field]}`)
      if (r.status === 409) c.refused.set(name, (c.refused.get(name) ?? 0) + 1)
    }
    return r
  }

  async tryDenied(c, o) {
    const r = await this.act(c, o, fill(o.fields, this.ways(c, 'denied')))
    if (r.status < 300) this.world.judge.fault(`${o.procedure}/${o.action} was denied in the offers, yet done`, { o, who: this.who })
  }

  async tryNonsense(c, o, body) {
    const bad = nonsense(o.fields, body, this.rnd)
    const r = await this.act(c, o, bad, { bare: true })
    if (r.status < 300) this.world.judge.fault(`${o.procedure}/${o.action} took nonsense`, bad)
  }

  async tryStale(c, o, body) {
    const r = await this.act(c, o, body, { version: o.version - 1 })
    if (r.status < 300) this.world.judge.fault(`${o.procedure}/${o.action} took a stale version`, { version: o.version - 1 })
  }

  /** The same request twice, one key: done once, and told the same. */
  async tryDoubled(c, o, body) {
    const key = randomUUID()
    const all = this.rnd.chance(0.5)
      ? await Promise.all([this.act(c, o, body, { key }), this.act(c, o, body, { key })])
      : [await this.act(c, o, body, { key }), await this.act(c, o, body, { key })]
    this.same(`${o.procedure}/${o.action}`, ...all)
  }

  same(name, a, b) {
    const good = (r) => r.status >= 200 && r.status < 300
    if (good(a) !== good(b) || (good(a) && JSON.stringify(a.data) !== JSON.stringify(b.data))) this.world.judge.fault(`${name}: two answers to one key`, [a.status, a.data, b.status, b.data])
  }

  /** Two people with the same page before them: a run moves once. */
  async tryTwo(c, o, body) {
    const mates = this.world.actors.filter((x) => x !== this && x.court === this.court)
    if (!mates.length) return this.act(c, o, body)
    const [a, b] = await Promise.all([this.act(c, o, body), this.rnd.one(mates).act(c, o, body)])
    if (o.run !== null && a.status < 300 && b.status < 300) this.world.judge.fault(`${o.procedure}/${o.action}: two at once, and both did it`, { o, a: a.data, b: b.data })
  }

  // --- the rest -------------------------------------------------------------------------

  async onReminder() {
    const list = await this.ask('GET', '/reminders', { query: '?size=20' })
    if (list.status !== 200) return
    const steps = { mayAnswer: 'answer', mayCheck: 'check', mayClose: 'close' }
    const open = list.data.items.flatMap((x) => Object.entries(steps).filter(([may]) => x[may]).map(([, step]) => ({ ...x, step })))
    if (!open.length) return
    const one = this.rnd.one(open)
    const path = `/reminders/{id}/${one.step}`, form = this.world.forms.get(path)
    await this.ask('POST', path, { id: one.id, version: one.version, body: form && fill(form, this.ways({ id: one.caseId, court: one.court, claim: 0, mind: 0, lacks: new Map() }, path)) })
  }

  async read() {
    const c = this.pickCase()
    if (!c) return
    const path = this.rnd.one(this.world.reads)
    const ground = path.endsWith('/closing') ? '?ground=performed' : ''
    await this.ask('GET', path, { id: c.id, query: ground })
  }

  /** Whatever else the document lets one post to a case. */
  async otherWrite() {
    const c = this.pickCase()
    if (!c || !this.world.others.length) return
    const path = this.rnd.one(this.world.others), form = this.world.forms.get(path)
    await this.ask('POST', path, { id: c.id, body: form && fill(form, this.ways(c, path)) })
  }
}
