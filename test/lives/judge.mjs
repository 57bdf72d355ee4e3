// What is a lawful answer: a status the OpenAPI document names, a body of its
// schema; a refusal that says what is wrong, and where or by which article. And
// the count of what was tried.
import { createRequire } from 'node:module'
import { root } from '../api/harness.mjs'

const require = createRequire(root + 'web/package.json')
const Ajv = require('ajv/dist/2020').default
const FAULTS_SHOWN = 20

export class Judge {
  constructor(doc) {
    this.ajv = new Ajv({ strict: false, validateFormats: false })
    this.ajv.addSchema(doc, 'doc')
    this.doc = doc
    this.faults = []
    this.requests = 0
    this.slowest = 0
    this.status = {}
    this.actions = new Map()
    for (const path of Object.keys(doc.paths)) {
      const op = doc.paths[path].post
      if (op?.operationId.startsWith('act') && /^\/cases\/\{id\}\/[a-z_]+\/[a-z0-9_]+$/.test(path)) this.tally(path.slice(12))
    }
  }

  /** What became of one action so far. */
  tally(name) {
    if (!this.actions.has(name)) this.actions.set(name, { offered: 0, tried: 0, accepted: 0, refused: {} })
    return this.actions.get(name)
  }

  fault(what, more) {
    this.faults.push(what)
    if (this.faults.length <= FAULTS_SHOWN) process.stderr.write(`FAULT ${what}\n${more ? `      ${JSON.stringify(more).slice(0, 1500)}\n` : ''}`)
  }

  schema(pointer) { return this.ajv.getSchema(pointer) ?? this.ajv.compile({ $ref: pointer }) }

  /** One answer to METHOD on the document's path. */
  check(method, path, r, ms, sent) {
    this.requests++
    this.slowest = Math.max(this.slowest, ms)
    this.status[r.status] = (this.status[r.status] ?? 0) + 1
    const op = this.doc.paths[path]?.[method.toLowerCase()]
    if (!op) return this.fault(`${method} ${path} is not in the document`)
    const where = `${method} ${path}: ${r.status}`
    if (r.status >= 500 || r.status < 200) return this.fault(where, { sent, got: r.data })
    const answer = op.responses[r.status]
    if (r.status >= 300 || !answer) {
      if (r.status < 400) return this.fault(`${where} is not in the document`, { sent })
      if (!r.headers.get('content-type')?.startsWith('application/problem+json')) return this.fault(`${where} is no problem document`, r.data)
      const good = this.schema('doc#/components/schemas/Problem')
      if (!good(r.data)) return this.fault(`${where}: problem not of its schema`, { got: r.data, errors: good.errors?.slice(0, 2) })
      if (r.data.status !== r.status || !r.data.detail) return this.fault(`${where}: an empty problem`, r.data)
      if (r.status === 422 && !r.data.field && !r.data.detail) return this.fault(`${where}: nothing says what is wrong`, r.data)
      if (r.data.missing?.some((m) => !m.id || !m.law || !m.text)) return this.fault(`${where}: something is missing without its article`, r.data)
      return
    }
    const mime = Object.keys(answer.content ?? {})[0]
    if (mime !== 'application/json') return
    const at = path.replace(/~/g, '~0').replace(/\//g, '~1').replace(/\{/g, '%7B').replace(/\}/g, '%7D')
    const good = this.schema(`doc#/paths/${at}/${method.toLowerCase()}/responses/${r.status}/content/application~1json/schema`)
    if (!good(r.data)) this.fault(`${where}: not of its schema`, { errors: good.errors?.slice(0, 2), got: r.data })
  }

  /** Lines for people; the names of what was never done. */
  summary(seconds) {
    const all = [...this.actions].sort()
    const never = all.filter(([, t]) => t.accepted === 0).map(([name]) => name)
    const sum = (what) => all.reduce((s, [, t]) => s + t[what], 0)
    const lines = all.map(([name, t]) => {
      const refused = Object.entries(t.refused).map(([k, n]) => `${k}×${n}`).join(' ')
      return `  ${name.padEnd(32)} tried ${String(t.tried).padStart(6)}  done ${String(t.accepted).padStart(6)}  ${refused}`
    })
    for (const [name, t] of all) if (t.tried > 2 && t.accepted * 2 < t.tried) lines.push(`  ${name}: ${t.last}`)
    lines.push(`  statuses ${JSON.stringify(this.status)}`)
    lines.push(`  ${this.requests} requests, ${Math.round(this.requests / seconds)}/s, slowest ${Math.round(this.slowest)} ms; actions tried ${sum('tried')}, done ${sum('accepted')}`)
    lines.push(`  ${all.length - never.length} of ${all.length} actions done${never.length ? `; never: ${never.join(' ')}` : ''}`)
    return { lines, never, n: all.length, done: sum('accepted') }
  }
}
