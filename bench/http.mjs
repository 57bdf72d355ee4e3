// What the server reaches over HTTP, as a part of what it could: reading a case
// beside a constant answer of the same size, filing a case beside the bare rows
// under group commit, and what starting costs. wrk makes the load.
//   node bench/http.mjs [SECONDS]
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { addStaff, bin, Client, freshDatabase, inventedCase, root, run, serve } from '../test/api/harness.mjs'

const seconds = Number(process.argv[2] ?? 4), rounds = 5
const build = path.dirname(path.resolve(root, bin))
const median = (a) => [...a].sort((x, y) => x - y)[a.length >> 1]
const line = (name, measure, figure, target, met) => console.log(`${name} ${measure} ${figure} ${target} ${met ? 'met' : 'missed'}`)

function wrk(url, script) {
  const r = spawnSync('wrk', ['-t2', '-c64', `-d${seconds}s`, '-s', script, url], { encoding: 'utf8' })
  const rate = Number(r.stdout.match(/Requests\/sec:\s*([\d.]+)/)?.[1] ?? 0)
  if (/Non-2xx/.test(r.stdout)) throw new Error(r.stdout)
  return rate
}

const db = freshDatabase('sqlite')
try {
  run(['import', '--db', db.url, ...db.keys, '--demo', 'demo/ordos-2025.zip'])
  const judge = addStaff(db, { account: '内0624-901', name: '法官甲', court: '内0624', roles: 'judge' })

  // Start and size, before anything is warm.
  const starts = []
  for (let i = 0; i < rounds; i++) {
    const t0 = performance.now()
    const s = await serve(db)
    await fetch(s.base + '/healthz')
    starts.push(performance.now() - t0)
    if (i === rounds - 1) {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      const rss = Number(fs.readFileSync(`/proc/${s.child.pid}/status`, 'utf8').match(/VmRSS:\s*(\d+)/)[1]) / 1024
      line('start', 'resident_idle_mb', rss.toFixed(1), '<=40', rss <= 40)
    }
    await s.stop()
  }
  line('start', 'cold_start_ms', median(starts).toFixed(0), '<=100', median(starts) <= 100)
  const size = fs.statSync(path.resolve(root, bin)).size
  execFileSync('strip', ['-o', `${db.dir}/stripped`, path.resolve(root, bin)])
  const stripped = fs.statSync(`${db.dir}/stripped`).size
  line('start', 'binary_mb', (stripped / 1e6).toFixed(1), '<=12', stripped <= 12e6)
  console.error(`binary with its symbols: ${(size / 1e6).toFixed(1)} MB`)

  // Read one case, beside a constant answer of the same size.
  const server = await serve(db)
  const client = new Client(server.base)
  await client.login(judge)
  const ids = (await client.get('/cases?size=100')).items.map((c) => c.id)
  const bytes = (await (await client.raw('GET', `/cases/${ids[0]}`)).arrayBuffer()).byteLength
  const floorPort = 18000 + (process.pid % 1000)
  const floor = spawn(path.join(build, 'bench_http_floor'), [String(floorPort), String(bytes)], { stdio: 'ignore' })
  await new Promise((resolve) => setTimeout(resolve, 400))
  fs.writeFileSync(`${db.dir}/read.lua`, `local ids = {${ids.join(',')}}\nlocal n = 0\nwrk.headers["Cookie"] = "${client.cookie}"\nrequest = function() n = n % #ids + 1; return wrk.format("GET", "/api/v1/cases/" .. string.format("%d", ids[n])) end\n`)
  fs.writeFileSync(`${db.dir}/floor.lua`, 'request = function() return wrk.format("GET", "/api/v1/constant") end\n')
  const read = []
  for (let i = 0; i < rounds; i++) {
    const a = wrk(server.base, `${db.dir}/read.lua`), b = wrk(`http://127.0.0.1:${floorPort}`, `${db.dir}/floor.lua`)
    read.push(a / b)
    console.error(`read one case: ${a.toFixed(0)}/s, constant answer of ${bytes} bytes: ${b.toFixed(0)}/s`)
  }
  floor.kill()
  line('read', 'case_over_constant', median(read).toFixed(2), '>=0.5', median(read) >= 0.5)

  // File cases, beside the bare rows under group commit on a copy of the same database.
  const body = JSON.stringify({ ...inventedCase(1), parties: [] }).replace('"parties":[]', '"parties":[%s]')
  fs.writeFileSync(`${db.dir}/create.lua`, `
local weight, digit, seq = {7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}, "10X98765432", 0
local thread = 0
local stamp = os.time() % 2147483648
function setup(t) t:set("offset", thread * 40000000); thread = thread + 1 end
local function number(n)
  local s = string.format("99%04d19%02d%02d%02d%03d", 1000 + n % 9000, 50 + math.floor(n / 9000) % 50, 1 + math.floor(n / 450000) % 12, 1 + math.floor(n / 5400000) % 28, n % 1000)
  local sum = 0
  for i = 1, 17 do sum = sum + tonumber(s:sub(i, i)) * weight[i] end
  return s .. digit:sub(sum % 11 + 1, sum % 11 + 1)
end
wrk.method = "POST"
request = function()
  seq = seq + 1
  local n = ${Date.now() % 1e6} + offset + seq * 2
  local party = '{"role":"%s","kind":"natural","name":"毕某%d","idKind":"resident","number":"%s"}'
  local body = string.format([[${body}]], string.format(party, "applicant", n % 97, number(n)) .. "," .. string.format(party, "respondent", n % 89, number(n + 1)))
  return wrk.format("POST", "/api/v1/cases", { ["Cookie"] = "${client.cookie}", ["Content-Type"] = "application/json", ["X-Requested-With"] = "zhixing", ["Idempotency-Key"] = string.format("%08x-0000-4000-8000-%012d", stamp, n) }, body)
end
`)
  execFileSync('sqlite3', [db.url, `VACUUM INTO '${db.dir}/bare.db'`])
  const create = []
  for (let i = 0; i < rounds; i++) {
    const a = wrk(server.base, `${db.dir}/create.lua`)
    const b = Number(execFileSync(path.join(build, 'bench_create_floor'), [`${db.dir}/bare.db`, String(seconds)], { encoding: 'utf8' }))
    create.push(a / b)
    console.error(`file a case: ${a.toFixed(0)}/s durable, bare rows: ${b.toFixed(0)}/s`)
  }
  line('create', 'case_over_bare_group_commit', median(create).toFixed(2), '>=0.6', median(create) >= 0.6)
  await server.stop()
} finally {
  db.drop()
}
