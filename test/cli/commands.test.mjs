// The commands that keep a court's installation, as they are typed: what they
// print, what they refuse, with which exit status (0 done, 1 no, 2 wrong input),
// and that wrong input makes no database. On both databases.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Client, engines, freshDatabase, inventedCase, run as runProgram, serve } from '../api/harness.mjs'

const court = '内0624'
/** Run it; every status is an answer. */
const zx = (args, input) => runProgram(args, { input, ok: [0, 1, 2] })
/** It is refused with that status, and says why, in both languages, on stderr alone. */
const refused = (status, args, said, input) => {
  const r = zx(args, input)
  assert.equal(r.status, status, `${args.join(' ')}: ${r.stdout}${r.stderr}`)
  assert.equal(r.stdout, '')
  assert.match(r.stderr, said)
  assert.match(r.stderr, /（.+）/, `no Chinese: ${r.stderr}`)
}
const done = (args, input) => {
  const r = zx(args, input)
  assert.equal(r.status, 0, `${args.join(' ')}: ${r.stdout}${r.stderr}`)
  return r.stdout
}

test('no command, an unknown one, and help', () => {
  assert.equal(zx([]).status, 2)
  const r = zx(['fly'])
  assert.equal(r.status, 2)
  assert.match(r.stderr, /there is no command 'fly'/)
  const help = done(['help'])
  for (const name of ['check', 'demo', 'journal', 'keys', 'procedures', 'tick', 'user', 'verify']) assert.match(help, new RegExp(`^  zhixing ${name} `, 'm'))
  assert.match(done(['--version']), /^zhixing \d/)
})

test('without a database, or with words that mean nothing', () => {
  for (const name of ['check', 'verify', 'tick', 'demo']) refused(2, [name], /--db/)
  refused(2, ['user', 'list'], /--db/)
  refused(2, ['journal', 'export'], /--db/)
  refused(2, ['keys', 'rotate'], /--db/)
  for (const name of ['user', 'journal', 'keys']) refused(2, [name], /something is missing/)
  for (const name of ['check', 'verify']) refused(2, [name, '--db', 'x', '--fly'], /no such option/)
  refused(2, ['check', '--db', 'x', 'y'], /one word too many/)
  refused(2, ['tick', '--db', 'x', 'y'], /one word too many/)
})

test('a database that is not there is not made', () => {
  const db = freshDatabase('sqlite')
  for (const args of [['check'], ['verify'], ['tick'], ['demo'], ['user', 'list'], ['user', 'reset', '--account', 'a'], ['journal', 'export']])
    refused(1, [...args, '--db', db.url], /no database file/)
  refused(1, ['keys', 'rotate', '--db', db.url, ...db.keys], /no key file/)
  refused(2, ['user', 'add', '--db', db.url], /--account/)
  refused(2, ['user', 'add', '--db', db.url, '--account', 'a', '--name', '甲', '--court', court], /--role: give at least one/)
  refused(2, ['user', 'add', '--db', db.url, '--account', 'a', '--name', '甲', '--court', court, '--role', 'king'], /no role 'king'/)
  refused(2, ['user', 'fly', '--db', db.url], /say add, list or reset/)
  assert.ok(!fs.existsSync(db.url))
  db.drop()
})

test('procedures: pictures on stdout, or into a folder that is there', () => {
  const db = freshDatabase('sqlite')
  assert.match(done(['procedures']), /stateDiagram/)
  done(['procedures', '--write', db.dir])
  assert.equal(fs.readFileSync(`${db.dir}/life.md`, 'utf8'), fs.readFileSync('docs/procedures/life.md', 'utf8'))
  refused(1, ['procedures', '--write', `${db.dir}/none`], /cannot|No such file/)
  refused(2, ['procedures', 'life'], /options are wrong/)
  db.drop()
})

for (const engine of engines)
  describe(`commands on ${engine}`, { timeout: 300000 }, () => {
    let db, server, at
    const add = (account, more = [], input) => ['user', 'add', ...at, '--account', account, '--name', '甲', '--court', court, '--role', 'judge', ...more]
    before(() => { db = freshDatabase(engine); at = ['--db', db.url] })
    after(async () => { await server?.stop(); db?.drop() })

    test('user: made once, listed, given a password anew', async () => {
      const said = done(add(`${court}-001`))
      const password = said.match(/密码 \(password, shown this once\): (\S+)/)[1]
      refused(1, add(`${court}-001`), /account: this account exists/)
      refused(1, ['user', 'add', ...at, '--account', 'b', '--name', '乙', '--court', '火星', '--role', 'judge'], /no such court/)
      refused(2, add('b', ['--password-stdin']), /--password-stdin: at least/, 'short\n')
      refused(2, add('b', ['--password-stdin']), /--password-stdin/, '')
      const own = done(add(`${court}-002`, ['--role', 'clerk', '--password-stdin']), 'Xiaozu-2025-Lanzhou\n')
      assert.doesNotMatch(own, /Xiaozu/)
      assert.deepEqual(done(['user', 'list', ...at]).trim().split('\n'), [`${court}-001\t甲\t${court}\tactive\tjudge`, `${court}-002\t甲\t${court}\tactive\tjudge clerk`])
      refused(1, ['user', 'reset', ...at, '--account', 'nobody'], /no such account/)
      const fresh = done(['user', 'reset', ...at, '--account', `${court}-001`]).match(/: (\S+)\n$/)[1]
      server = await serve(db)
      const c = new Client(server.base)
      assert.equal((await c.json('POST', '/session', { body: { account: `${court}-001`, password } })).status, 401)
      assert.equal((await c.login({ account: `${court}-001`, password: fresh })).mustChangePassword, true)
      const clerk = new Client(server.base)
      await clerk.login({ account: `${court}-002`, password: 'Xiaozu-2025-Lanzhou' })
      for (let i = 0; i < 3; i++) assert.equal((await clerk.json('POST', '/cases', { body: inventedCase(i) })).status, 201)
      await new Promise((resolve) => setTimeout(resolve, 2500)) // the tree takes rows once a second
      await server.stop()
      server = null
    })

    test('verify and check: good', () => {
      assert.match(done(['verify', ...at]), /^相符 \(good\)/)
      const v = JSON.parse(done(['verify', ...at, '--json']))
      assert.deepEqual([v.good, v.rows > 5, v.rows === v.leaves + v.waiting], [true, true, true])
      assert.match(done(['check', ...at]), /^相符 \(good\): \d+项均成立/)
      assert.ok(JSON.parse(done(['check', ...at, '--json'])).invariants.every((i) => i.broken === 0))
      refused(2, ['verify', ...at, '--proof', 'x'], /give one of/)
      refused(2, ['verify', ...at, '--key', '/dev/null'], /--key/)
    })

    test('journal: rows, head, and proofs that hold offline', () => {
      const rows = done(['journal', 'export', ...at]).trim().split('\n').map((l) => JSON.parse(l))
      assert.ok(rows.length > 4)
      assert.equal(done(['journal', 'export', ...at, '--from', '2']).trim().split('\n').length, rows.length - 2)
      assert.ok(JSON.parse(done(['journal', 'head', ...at])))
      const id = String(rows[1].id ?? rows[1].journalId)
      const file = `${db.dir}/proof.json`
      fs.writeFileSync(file, done(['journal', 'proof', ...at, '--entry', id]))
      assert.match(done(['verify', '--proof', file]), /证明成立/)
      fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(court, '内0625'))
      assert.equal(zx(['verify', '--proof', file]).status, 1)
      fs.writeFileSync(file, 'no proof')
      refused(2, ['verify', '--proof', file], /./)
      refused(2, ['verify', '--proof', `${db.dir}/none`], /cannot be opened/)
      refused(2, ['journal', 'fly', ...at], /say export, head/)
      refused(2, ['journal', 'proof', ...at], /say export, head/)
      refused(1, ['journal', 'proof', ...at, '--entry', '12'], /no such entry/)
      refused(2, ['journal', 'export', ...at, '--from', '-1'], /--from: must be a whole number/)
      refused(1, ['journal', 'growth', ...at, '--from', '9999999'], /no such head/)
    })

    test('tick: a day that is one; done twice it finds nothing', () => {
      refused(2, ['tick', ...at, '--as-of', '2025-02-30'], /--as-of: must be a day/)
      refused(2, ['tick', ...at, '--as-of'], /./)
      assert.match(done(['tick', ...at, '--as-of', '2025-09-01']), /^\d+ clocks looked at, \d+ reminders opened/)
      assert.match(done(['tick', ...at, '--as-of', '2025-09-01']), /^0 clocks looked at, 0 reminders opened/)
    })

    test('keys: a new key, every number moved to it, and read with no other', () => {
      refused(2, ['keys', 'fly', ...at, ...db.keys], /say rotate or reseal/)
      refused(1, ['keys', 'rotate', ...at, '--key-file', `${db.dir}/none`], /no key file/)
      const before = fs.readFileSync(db.keys[1])
      assert.match(done(['keys', 'rotate', ...at, ...db.keys]), /key 2\)/)
      assert.notDeepEqual(fs.readFileSync(db.keys[1]), before)
      assert.match(done(['keys', 'reseal', ...at, ...db.keys]), /key 2\)/)
      assert.match(done(['verify', ...at]), /^相符/)
      fs.writeFileSync(db.keys[1], before)
      assert.notEqual(zx(['keys', 'reseal', ...at, ...db.keys]).status, 0, 'an old key file reads the new numbers')
    })

    test('demo: wants courts and cases, makes its people once', () => {
      const demo = ['demo', ...at]
      refused(2, [...demo, '--fly'], /nothing else/)
      refused(1, demo, /no ledger/)
      done(['user', 'add', ...at, '--account', 'a', '--name', '甲', '--court', '内06', '--role', 'system'])
      const people = done(demo).trimEnd().split('\n')
      assert.ok(people.length >= 10)
      for (const line of people) assert.match(line, /^ {2}\S+ +\S{12,} /)
      refused(1, demo, /this account exists/)
    })

    test('check and verify: not good once somebody was at the tables', () => {
      const sql = (text) => execFileSync(engine === 'pg' ? 'psql' : 'sqlite3', engine === 'pg' ? ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', db.url, '-c', text] : [db.url, text])
      sql('UPDATE case_serial SET last = last - 1')
      const r = zx(['check', ...at])
      assert.equal(r.status, 1)
      assert.match(r.stdout, /不符 \(NOT GOOD\): .*next_number_is_free.*: 1\n {4}\d+ /)
      const j = zx(['check', ...at, '--json'])
      assert.equal(j.status, 1)
      assert.deepEqual(JSON.parse(j.stdout).invariants.filter((i) => i.broken).map((i) => i.name), ['next_number_is_free'])
      assert.throws(() => sql("UPDATE journal SET actor = 7"), 'the database refuses a change of the journal')
      sql(engine === 'pg' ? 'ALTER TABLE journal DISABLE TRIGGER ALL' : 'DROP TRIGGER journal_is_final_u')
      sql("UPDATE journal SET facts = '{}' WHERE kind = 'case_created'")
      const v = zx(['verify', ...at])
      assert.equal(v.status, 1)
      assert.match(v.stdout, /不符 \(NOT GOOD\): .*is not what was put into the tree/)
    })
  })
