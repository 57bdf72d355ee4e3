// Random lives: many clients of several courts file applications and do whatever
// the API offers them, rightly, wrongly, twice and two at once, while days go by;
// every answer must be a lawful one. Afterwards what must hold is checked, the
// journal against its signatures, and the figures against a count.
//
//   node test/lives.mjs [--engine sqlite|pg] [--clients 64] [--seconds 60] [--seed N] [--ledger] [--keep]
//
// --ledger: in the demonstration district, on its open cases too, from the day its
// ledger ends; the figures of the ledger's months must stay what they were.
//
// The seed fixes what each client chooses; how the clients' requests fall among
// each other it cannot fix. ZX_BIN names the program. Through test/pg.sh for pg.
import { parseArgs } from 'node:util'
import { addStaff, Client, engines, freshDatabase, run, serve } from './api/harness.mjs'
import { addDays, dice } from './lives/fill.mjs'
import { Judge } from './lives/judge.mjs'
import { Actor, people, World } from './lives/world.mjs'

const { values: opt } = parseArgs({
  options: {
    engine: { type: 'string' }, clients: { type: 'string', default: '64' }, seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20251120' }, least: { type: 'string', default: '0' }, ledger: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false },
  },
})
const seconds = Number(opt.seconds), clients = Number(opt.clients), seed = Number(opt.seed), least = Number(opt.least)
const ROUND_MS = Math.max(500, seconds * 1000 / 24)

const months = ['--from', '2025-01-01', '--to', '2025-08-31', '--json']
const figures = (db) => run(['figures', '--db', db.url, ...months]).stdout

/** What is wrong after it: a list of words. */
function checkAfter(db) {
  const wrong = []
  const must = (args) => {
    const r = run(args, { ok: [0, 1, 2] })
    if (r.status !== 0) wrong.push(`zhixing ${args[0]}: ${r.stdout}${r.stderr}`)
    return r.stdout.trim()
  }
  process.stdout.write(`  check: ${must(['check', '--db', db.url])}\n  verify: ${must(['verify', '--db', db.url])}\n`)
  must(['figures', '--db', db.url, '--from', '2024-01-01', '--to', '2029-12-31', '--recount'])
  return wrong
}

const running = new Set() // servers, none of which outlives this program

async function lives(engine) {
  const db = freshDatabase(engine), rnd = dice(seed)
  const staff = people(clients)
  if (opt.ledger) run(['import', '--db', db.url, ...db.keys, '--demo', 'demo/ordos-2025.zip'])
  const before = opt.ledger ? figures(db) : null
  const admin = addStaff(db, { account: '内06-sys', name: '管理员', court: '内06', roles: 'system' })
  for (const s of staff) s.password = addStaff(db, s).password
  const server = await serve(db)
  running.add(server.child)
  const system = new Client(server.base)
  await system.login(admin)
  const judge = new Judge(await system.get('/openapi.json'))
  const world = new World(server.base, judge, seed, staff)
  world.actors = staff.map((s, i) => new Actor(world, s, i))
  for (const a of world.actors) await a.signIn()

  await world.makeTeams()
  if (opt.ledger) await world.meetAll('2025-09-01')
  const setDay = async (day) => {
    world.today = day
    const r = await system.json('PUT', '/settings/as_of', { body: { value: day } })
    if (r.status >= 300) throw new Error(`as_of: ${JSON.stringify(r.data)}`)
    run(['tick', '--db', db.url, '--as-of', day])
  }
  await setDay(world.today)
  const start = Date.now(), leaps = [0.5, 0.7, 0.85] // when half a year goes by at once: what comes only after months
  while (Date.now() - start < seconds * 1000) {
    const end = Math.min(Date.now() + ROUND_MS, start + seconds * 1000)
    await Promise.all(world.actors.map(async (a) => { while (Date.now() < end) await a.step() }))
    const leap = (Date.now() - start) / (seconds * 1000) > leaps[0]
    if (leap) leaps.shift()
    await setDay(addDays(world.today, leap ? 190 : rnd.chance(0.2) ? 40 + rnd.below(60) : 1 + rnd.below(15)))
  }
  const took = (Date.now() - start) / 1000
  const ended = await server.stop()
  running.delete(server.child)
  const sum = judge.summary(took)
  process.stdout.write(`${engine}: seed ${seed}, ${clients} clients, ${took.toFixed(1)} s, days to ${world.today}, ${world.cases.size} cases\n${sum.lines.join('\n')}\n`)
  const wrong = [...judge.faults, ...checkAfter(db)]
  if (before !== null && figures(db) !== before) wrong.push('the figures of the months of the ledger are others now')
  if (ended.code !== 0) wrong.push(`the server ended with ${ended.code ?? ended.signal}\n${server.log().slice(-4000)}`)
  const errors = server.log().split('\n').filter((l) => l.includes('"level":"error"'))
  if (errors.length) wrong.push(`the server's log holds ${errors.length} errors: ${errors[0]}`)
  if (sum.n - sum.never.length < least * sum.n) wrong.push(`only ${sum.n - sum.never.length} of ${sum.n} actions were done`)
  if (opt.keep) process.stdout.write(`  kept: ${db.url}\n`)
  else db.drop()
  if (wrong.length) process.stdout.write(`${engine}: ${wrong.length} FAULTS\n${wrong.slice(0, 20).join('\n')}\n`)
  return wrong.length
}

process.on('uncaughtException', (e) => { console.error(e); for (const c of running) c.kill('SIGKILL'); process.exit(1) })
let faults = 0
for (const engine of opt.engine ? [opt.engine] : engines) faults += await lives(engine)
process.exit(faults === 0 ? 0 : 1)
