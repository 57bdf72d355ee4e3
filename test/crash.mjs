// kill -9 at random moments under load: no answered write may be lost, none may
// be half there, and the journal must still verify.
//   node test/crash.mjs [ROUNDS] [SEED]      (SQLite; ZX_BIN names the program)
import { execFileSync } from 'node:child_process'
import assert from 'node:assert/strict'
import { addStaff, Client, freshDatabase, inventedCase, run, serve, root } from './api/harness.mjs'

const rounds = Number(process.argv[2] ?? 200)
let seed = Number(process.argv[3] ?? 20251120)
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32 }

const db = freshDatabase('sqlite')
const ledger = `${db.dir}/ledger`
execFileSync('unzip', ['-q', `${root}/demo/ordos-2025.zip`, 'ordos-2025/courts.csv', '-d', ledger])
run(['import', '--db', db.url, ...db.keys, `${ledger}/ordos-2025`])
const clerk = addStaff(db, { account: '内0624-901', name: '法官甲', court: '内0624', roles: 'judge' })

const answered = new Map()
let lost = 0, doubled = 0, serial = 0
try {
  for (let round = 1; round <= rounds; round++) {
    const server = await serve(db)
    const client = new Client(server.base)
    await client.login(clerk)
    // What the last round was told is there, whole.
    for (const [id, no] of answered) {
      const r = await client.json('GET', `/cases/${id}`)
      if (r.status !== 200 || r.data.caseNo !== no || r.data.parties.length !== 2) lost++
    }
    let going = true
    const worker = async () => {
      while (going) {
        try {
          const r = await client.json('POST', '/cases', { body: inventedCase(++serial) })
          if (r.status === 201) {
            if ([...answered.values()].includes(r.data.caseNo)) doubled++
            answered.set(r.data.id, r.data.caseNo)
          }
        } catch { return }
      }
    }
    answered.clear()
    const workers = Array.from({ length: 16 }, worker)
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 300))
    await server.kill()
    going = false
    await Promise.all(workers)
    if (round % 20 === 0 || round === rounds) {
      run(['verify', '--db', db.url])
      run(['figures', '--db', db.url, '--from', '2025-01-01', '--to', '2025-12-31', '--recount'])
      process.stderr.write(`crash ${round}/${rounds}: ${serial} writes sent, ${lost} lost, ${doubled} doubled\n`)
    }
    assert.equal(lost, 0, 'an answered write was lost')
    assert.equal(doubled, 0, 'a case number was given twice')
  }
  const numbers = execFileSync('sqlite3', [db.url,
    'SELECT count(*) FROM casefile c WHERE (SELECT count(*) FROM party p WHERE p.case_id = c.case_id) <> 2 ' +
    "OR NOT EXISTS (SELECT 1 FROM journal j WHERE j.case_id = c.case_id); " +
    'SELECT count(*) FROM (SELECT max(serial) m, count(*) n FROM casefile GROUP BY court, type, year) WHERE m <> n'], { encoding: 'utf8' })
  assert.equal(numbers.trim(), '0\n0', 'a case is half there, or a number is missing')
  console.log(`crash_rounds ${rounds} passed, 0 failed`)
} finally {
  db.drop()
}
