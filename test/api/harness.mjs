// Starts the real program on a fresh database of either engine, for API tests,
// browser tests and crash runs. ZX_BIN names the program; ZX_TEST_PG (from
// test/pg.sh) the PostgreSQL cluster.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const bin = process.env.ZX_BIN ?? path.join(root, 'build-asan/zhixing')
export const engines = ['sqlite', 'pg']

/** Run a command of the program to its end; throws with its words when it fails. */
export function run(args, { input, ok = [0] } = {}) {
  const r = spawnSync(bin, args, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!ok.includes(r.status)) throw new Error(`zhixing ${args.join(' ')}: status ${r.status}\n${r.stdout}\n${r.stderr}`)
  return r
}

/** A fresh, empty database: its url, and how to be rid of it. */
export function freshDatabase(engine) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'zx-'))
  const keys = ['--key-file', path.join(dir, 'zhixing.keys')]
  const drop = () => fs.rmSync(dir, { recursive: true, force: true })
  if (engine === 'sqlite') return { url: path.join(dir, 'test.db'), dir, keys, drop }
  const cluster = process.env.ZX_TEST_PG
  if (!cluster) throw new Error('ZX_TEST_PG is not set: run through test/pg.sh')
  const name = `zx_api_${process.pid}_${randomUUID().slice(0, 8)}`
  const sql = (text) => {
    const r = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', cluster, '-c', text], { encoding: 'utf8' })
    if (r.status !== 0) throw new Error(r.stderr)
  }
  sql(`CREATE DATABASE ${name}`)
  const back = cluster.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
  return { url: back, dir, keys, drop: () => { sql(`DROP DATABASE ${name} WITH (FORCE)`); drop() } }
}

/** Serve a database; resolves when the program answers. */
export async function serve(db, args = []) {
  const child = spawn(bin, ['serve', '--db', db.url, ...db.keys, '--listen', '127.0.0.1:0', ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const base = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address in 60 s\n${said}`)), 60000)
    const read = (part) => {
      said += part
      const at = said.match(/https?:\/\/127\.0\.0\.1:\d+/)
      if (at) { clearTimeout(late); resolve(at[0]) }
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.on('exit', (code) => { clearTimeout(late); reject(new Error(`serve ended with ${code}\n${said}`)) })
  })
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })))
  return {
    base, child, ended, log: () => said,
    stop: async () => { child.kill('SIGTERM'); return ended },
    kill: async () => { child.kill('SIGKILL'); return ended },
  }
}

/** Make a member of staff who can sign in, and say how. */
export function addStaff(db, { account, name, court, roles }) {
  const password = `Xiaozu-${randomUUID().slice(0, 12)}`
  run(['user', 'add', '--db', db.url, '--account', account, '--name', name, '--court', court,
    ...roles.split(' ').flatMap((role) => ['--role', role]), '--password-stdin'], { input: password + '\n' })
  return { account, password }
}

/** A signed-in client: get, send, and the raw answer. */
export class Client {
  constructor(base, lang = 'zh-CN') { this.base = base; this.lang = lang; this.cookie = '' }

  async raw(method, url, { body, headers = {}, key = randomUUID() } = {}) {
    const h = { 'accept-language': this.lang, ...(this.cookie ? { cookie: this.cookie } : {}) }
    if (method !== 'GET') Object.assign(h, { 'x-requested-with': 'zhixing', 'idempotency-key': key })
    if (body !== undefined) h['content-type'] = 'application/json'
    const r = await fetch(this.base + '/api/v1' + url, { method, headers: { ...h, ...headers }, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body) })
    const set = r.headers.getSetCookie?.() ?? []
    for (const c of set) this.cookie = c.split(';')[0]
    return r
  }

  async json(method, url, options) {
    const r = await this.raw(method, url, options)
    const text = await r.text()
    let data = null
    try { data = text ? JSON.parse(text) : null } catch { throw new Error(`${method} ${url}: ${r.status} no JSON: ${text.slice(0, 200)}`) }
    return { status: r.status, headers: r.headers, data }
  }

  async get(url) {
    const r = await this.json('GET', url)
    if (r.status !== 200) throw new Error(`GET ${url}: ${r.status} ${JSON.stringify(r.data)}`)
    return r.data
  }

  async login({ account, password }) {
    const r = await this.json('POST', '/session', { body: { account, password } })
    if (r.status !== 201 && r.status !== 200) throw new Error(`login: ${r.status} ${JSON.stringify(r.data)}`)
    return r.data
  }
}

/** An identity number that passes its check digit, in the region 99 that does not exist. */
export function inventedNumber(n) {
  const body = `99${String(1000 + (n % 9000))}19${String(50 + (n % 50)).padStart(2, '0')}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
  const weight = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((s, d, i) => s + Number(d) * weight[i], 0)
  return body + '10X98765432'[sum % 11]
}

/** The body of a case to file. */
export function inventedCase(n, court = '内0624') {
  return {
    court, type: '执', cause: '民间借贷纠纷', basis: '民事判决', claimFen: 2800000 + n, handler: `${court}-003`, team: '普执一队',
    labels: n % 2 ? ['涉企'] : [], property: 'yes', filedDay: '2025-08-20',
    parties: [
      { role: 'applicant', kind: 'natural', name: '毕某' + (n % 97), idKind: 'resident', number: inventedNumber(n) },
      { role: 'respondent', kind: 'natural', name: '赵某' + (n % 89), idKind: 'resident', number: inventedNumber(n + 7777) },
    ],
  }
}
