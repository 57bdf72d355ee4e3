// Clicks through a running server: node e2e/run.mjs BASE_URL ACCOUNT PASSWORD
// The server holds the demonstration district, and the account sees all of it.
// Prints what node:test prints; its exit code is the result.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [base, account, password] = process.argv.slice(2)
if (!base || !account || !password) {
  console.error('usage: node e2e/run.mjs BASE_URL ACCOUNT PASSWORD')
  process.exit(2)
}
const tests = fileURLToPath(new URL('pages.test.mjs', import.meta.url))
const done = spawnSync(process.execPath, ['--test', '--test-reporter=spec', tests], {
  stdio: 'inherit',
  env: { ...process.env, E2E_BASE: base.replace(/\/$/, ''), E2E_ACCOUNT: account, E2E_PASSWORD: password },
})
process.exit(done.status ?? 1)
