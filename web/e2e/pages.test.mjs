// The pages in a browser against the real program. Against a server that runs
// already when E2E_BASE, E2E_ACCOUNT and E2E_PASSWORD are set (e2e/run.mjs does);
// else a fresh one with the demonstration district on SQLite, and on PostgreSQL
// too under test/pg.sh. The pages know no engine, so the second makes the
// journey in one language a size.
import path from 'node:path'
import { after, before, describe } from 'node:test'
import { addStaff, freshDatabase, root, run, serve } from '../../test/api/harness.mjs'
import { LANGS, SIZES } from './browser.mjs'
import { journey } from './journey.mjs'
import { risk } from './risk.mjs'
import { work } from './work.mjs'

const { E2E_BASE, E2E_ACCOUNT, E2E_PASSWORD, ZX_TEST_PG } = process.env

/** A program with the demonstration district and somebody who sees all of it. */
async function start(engine) {
  const db = freshDatabase(engine)
  run(['import', '--demo', '--db', db.url, ...db.keys, path.join(root, 'demo/ordos-2025.zip')])
  const staff = addStaff(db, { account: '内06-801', name: '苏日娜', court: '内06', roles: 'command judge' })
  const program = await serve(db)
  return {
    base: program.base,
    db,
    ...staff,
    stop: async () => {
      await program.stop()
      db.drop()
    },
  }
}

const every = LANGS.flatMap((lang) => SIZES.map((size) => [lang, size]))
const once = [[LANGS[0], SIZES[0]], [LANGS[1], SIZES[1]]]
const runs = E2E_BASE
  ? [{ name: E2E_BASE, trips: every, start: async () => ({ base: E2E_BASE, account: E2E_ACCOUNT, password: E2E_PASSWORD, stop: async () => {} }) }]
  : [
      { name: 'sqlite', trips: every, start: () => start('sqlite') },
      ...(ZX_TEST_PG ? [{ name: 'pg', trips: once, start: () => start('pg') }] : []),
    ]

for (const r of runs)
  describe(`pages on ${r.name}`, () => {
    const server = {}
    before(async () => void Object.assign(server, await r.start()), { timeout: 600_000 })
    after(() => server.stop?.(), { timeout: 60_000 })
    for (const [lang, size] of r.trips) journey(server, lang, size)
    work(server)
    if (!E2E_BASE) risk(server)
  })
