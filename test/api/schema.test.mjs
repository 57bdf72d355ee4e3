// The pages' types are read off the server's own description of itself. When a
// route changes and they are not written anew, a page could ask for what is no
// longer there: this fails, and says how to write them.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { freshDatabase, root, serve } from './harness.mjs'

test("the pages' types are those of this server", { timeout: 60_000 }, async (t) => {
  const db = freshDatabase('sqlite') // routes know no engine
  t.after(() => db.drop())
  const server = await serve(db)
  const made = path.join(db.dir, 'schema.d.ts')
  const r = spawnSync(process.execPath, ['node_modules/openapi-typescript/bin/cli.js', `${server.base}/api/v1/openapi.json`, '-o', made],
    { cwd: path.join(root, 'web'), encoding: 'utf8' })
  await server.stop()
  assert.equal(r.status, 0, r.stdout + r.stderr)
  const same = fs.readFileSync(made, 'utf8') === fs.readFileSync(path.join(root, 'web/src/api/schema.d.ts'), 'utf8')
  assert.ok(same, 'web/src/api/schema.d.ts is stale: with the program serving, cd web && npm run types -- http://127.0.0.1:PORT/api/v1/openapi.json')
})
