// The browser tests against the real program with its pages inside, on each
// database in turn: node test/browser.mjs [sqlite|pg]… (ZX_BIN names the program).
import { spawnSync } from 'node:child_process'
import { addStaff, engines, freshDatabase, root, run, serve } from './api/harness.mjs'

const asked = process.argv.slice(2)
let failed = 0
for (const engine of asked.length ? asked : engines) {
  const db = freshDatabase(engine)
  let server
  try {
    run(['import', '--db', db.url, ...db.keys, '--demo', 'demo/ordos-2025.zip'])
    const who = addStaff(db, { account: '内06-981', name: '总控乙', court: '内06', roles: 'command' })
    server = await serve(db)
    console.log(`# browser tests on ${engine}`)
    const done = spawnSync(process.execPath, [`${root}web/e2e/run.mjs`, server.base, who.account, who.password], { stdio: 'inherit', cwd: `${root}web` })
    failed += done.status === 0 ? 0 : 1
  } finally {
    await server?.stop()
    db.drop()
  }
}
process.exit(failed ? 1 : 0)
