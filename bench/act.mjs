// A deed recorded in a case (POST /cases/{id}/life/record: session, permission, guard,
// effect, entry, kept answer), each request another case's, taken here and there, by
// 64 clients over HTTP;
// beside the same rows as bare statements: on SQLite under group commit, on
// PostgreSQL by 64 connections of pgbench, whose commits the server groups.
//   node bench/act.mjs [SECONDS [ENGINE]]
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { addStaff, bin, Client, engines, freshDatabase, root, serve } from '../test/api/harness.mjs'

const seconds = Number(process.argv[2] ?? 4), rounds = 3, cases = 240007, room = 4096, court = '内0624'
const build = path.dirname(path.resolve(root, bin))
const median = (a) => [...a].sort((x, y) => x - y)[a.length >> 1]

// A district at work: half of the cases wait for their deed, the others have theirs, and as
// many answers are kept. Between them there is room for the bare rows (act_floor.c).
const fill = (handler, engine) => `
CREATE TABLE one (i BIGINT);
INSERT INTO one WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ${cases}) SELECT i FROM c;
INSERT INTO casefile (case_id, case_no, court, type, year, serial, filed_day, cause, basis, claim_fen, handler, team, labels, property,
  closed_day, close_mode, recovered_fen, limit_day, excluded_days, applicant, respondent, version, changed_ms, digest)
SELECT i * ${room}, '（2025）${court}执' || i || '号', '${court}', '执', 2025, i, 20300, '民间借贷纠纷', '民事', 2800000, '${handler}', '一组', '', '',
  NULL, '', 0, 20484, 0, '毕某', '赵某', 1, 1, ${engine === 'pg' ? "''" : "x''"} FROM one;
INSERT INTO procedure_run (run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id)
SELECT i * ${room} + 1, i * ${room} + 1, 'life', 1, '${court}', 'handling', 1, 20300, 1, i FROM one;
INSERT INTO deed (case_id, deed, done, done_day, staff_id, note) SELECT i * ${room} + 1, 'debtor_came', 1, 20300, 1, '' FROM one;
INSERT INTO replay (staff_id, key, digest, status, etag, location, body, made_ms)
SELECT s.staff_id, ${engine === 'pg' ? 'md5(CAST(i AS TEXT))' : 'lower(hex(randomblob(16)))'}, '', 200, 1, '', ${engine === 'pg' ? "''" : "x''"}, ${Date.now()} FROM one, staff s;
DROP TABLE one;
`
// pgbench takes :word for a variable: behind each colon of the entry a blank
const bareRows = `
\\set no random(1, 9000000000000)
BEGIN;
INSERT INTO procedure_run (run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id) VALUES (:no, :no, 'life', 1, '${court}', 'handling', 1, 20300, 1, :no) ON CONFLICT (case_id, procedure, seq) DO NOTHING;
INSERT INTO deed (case_id, deed, done, done_day, staff_id, note) VALUES (:no, 'debtor_came', 1, 20300, 1, '') ON CONFLICT (case_id, deed) DO NOTHING;
INSERT INTO journal (journal_id, at_ms, court, case_id, actor, kind, facts, law) VALUES (:no, 1, '${court}', :no, 1, 'life_record', '{"deed": "debtor_came","done": true,"what": "被执行人到案","note": null,"procedure": "life","action": "record","run": 890414805192707,"version": 1,"from": "handling","to": "handling","steps": [{"law": "FA-2016-373-3","zh": "登记：被执行人到案。","en": "Recorded: the debtor came."}]}', 'FA-2016-373-3') ON CONFLICT DO NOTHING;
INSERT INTO replay (staff_id, key, digest, status, etag, location, body, made_ms) VALUES (1, CAST(:no AS TEXT), repeat('6f2b8d0e', 8), 200, 1, '', CAST(repeat('x', 200) AS BYTEA), 1) ON CONFLICT DO NOTHING;
COMMIT;
`
const bare = {
  sqlite: (db) => {
    const copy = `${db.dir}/bare.db`
    if (!fs.existsSync(copy)) execFileSync('sqlite3', [db.url, `VACUUM INTO '${copy}'`])
    return Number(execFileSync(path.join(build, 'bench_act_floor'), [copy, String(seconds)], { encoding: 'utf8' }))
  },
  pg: (db) => {
    const script = `${db.dir}/bare.sql`
    fs.writeFileSync(script, bareRows)
    const told = execFileSync('/usr/lib/postgresql/15/bin/pgbench', ['-n', '-c', '64', '-j', '2', '-M', 'prepared', '-T', String(seconds), '-f', script, db.url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    return Number(told.match(/tps = ([\d.]+)/)[1])
  },
}

const ask = {
  sqlite: (db, sql) => execFileSync('sqlite3', [db.url, sql], { encoding: 'utf8' }),
  pg: (db, sql) => execFileSync('psql', ['-X', '-A', '-t', '-d', db.url, '-c', sql], { encoding: 'utf8' }),
}

for (const engine of process.argv[3] ? [process.argv[3]] : engines) {
  const db = freshDatabase(engine)
  let server
  try {
    const who = addStaff(db, { account: `${court}-001`, name: '法官甲', court, roles: 'judge' })
    const script = `${db.dir}/fill.sql`
    // statistics as the engine makes them by itself: PostgreSQL does, SQLite does not
    fs.writeFileSync(script, fill(who.account, engine) + (engine === 'pg' ? 'ANALYZE;' : ''))
    if (engine === 'pg') execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', db.url, '-f', script])
    else execFileSync('sqlite3', ['-bail', db.url, `.read ${script}`])
    // the cases' limits begin, and are in the tree, before the measure, as after an import: the server would do it beside
    execFileSync(path.join(build, 'zhixing'), ['tick', '--db', db.url], { stdio: 'ignore' })
    server = await serve(db)
    while (Number(ask[engine](db, 'SELECT count(*) FROM journal_pending')) > 0) await new Promise((go) => setTimeout(go, 200))
    const client = new Client(server.base)
    await client.login(who)
    const share = []
    for (let round = 0; round < rounds; round++) {
      const first = round * (Math.floor(cases / rounds))
      fs.writeFileSync(`${db.dir}/act.lua`, `
local thread, seq = 0, 0
function setup(t) t:set("first", ${first} + thread * ${Math.floor(cases / rounds / 2)}); thread = thread + 1 end
wrk.method = "POST"
request = function()
  seq = seq + 1
  local no = first + seq
  local id = (no * 48271 % ${cases} + 1) * ${room}
  return wrk.format("POST", "/api/v1/cases/" .. id .. "/life/record", { ["Cookie"] = "${client.cookie}", ["Content-Type"] = "application/json", ["X-Requested-With"] = "zhixing", ["Idempotency-Key"] = string.format("%08x-0000-4000-8000-%012d", no * 2654435761 % 4294967296, no) }, '{"deed":"debtor_came"}')
end
`)
      const r = spawnSync('wrk', ['-t2', '-c64', `-d${seconds}s`, '-s', `${db.dir}/act.lua`, server.base], { encoding: 'utf8' })
      if (r.status !== 0 || /Non-2xx/.test(r.stdout)) throw new Error(r.stdout + r.stderr)
      const ours = Number(r.stdout.match(/Requests\/sec:\s*([\d.]+)/)[1]), floor = bare[engine](db)
      share.push(ours / floor)
      console.error(`${engine}: actions over HTTP ${ours.toFixed(0)}/s durable, bare rows ${floor.toFixed(0)}/s`)
    }
    const m = median(share)
    console.log(`act http_over_bare_group_commit_${engine} ${m.toFixed(2)} >=0.5 ${m >= 0.5 ? 'met' : 'missed'}`)
  } finally {
    await server?.stop()
    db.drop()
  }
}
