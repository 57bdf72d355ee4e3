// One browser, several people in turn, on both databases: whoever signs in next
// asks again with the copy of the one before. "Not modified" is said only to
// those who would be given the very same, whatever the route; the walk takes the
// routes from the server's own document, so a new one is walked as well.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { application, openCourt } from './court.mjs'
import { Client, engines } from './harness.mjs'

for (const engine of engines)
  describe(`kept copies and who asks on ${engine}`, { timeout: 300000 }, () => {
    let c, english, paths
    before(async () => {
      c = await openCourt(engine)
      const id = await c.file()
      const filed = (await c.judge.get('/applications?state=accepted')).items[0].id
      const document = (await c.judge.json('POST', `/cases/${id}/documents`, { body: { kind: 'risk_notice' } })).data.id
      assert.ok(filed > 0 && document > 0)
      const at = { '/cases/{id}': id, '/applications/{id}': filed, '/documents/{id}': document, '/templates/{kind}': 'risk_notice', '/nodes/{node}': 'K1' }
      const fill = (path) => {
        const stem = Object.keys(at).find((s) => path === s || path.startsWith(`${s}/`))
        return stem === undefined ? path : stem.replace(/\{\w+\}/, at[stem]) + path.slice(stem.length)
      }
      const doc = await c.judge.get('/openapi.json')
      const read = Object.keys(doc.paths).filter((p) => doc.paths[p].get !== undefined && p !== '/events')
      paths = read.map((route) => ({ route, at: fill(route) })).filter((p) => !p.at.includes('{'))
      english = new Client(c.server.base, 'en')
      english.cookie = c.judge.cookie
    })
    after(() => c?.close())

    const ask = async (who, at, tag) => {
      const r = await who.raw('GET', at, tag === undefined ? {} : { headers: { 'if-none-match': tag } })
      return { status: r.status, tag: r.headers.get('etag'), kept: r.headers.get('cache-control'), body: await r.text() }
    }

    test('a copy is confirmed to nobody who would be given another', async () => {
      const told = { tagged: new Set(), differ: new Set() }
      for (const { route, at } of paths) {
        const first = await ask(c.judge, at)
        if (first.status !== 200) continue
        if (first.tag === null) {
          assert.equal(first.kept, 'no-store', `${route} may be kept, but not asked for again`)
          continue
        }
        told.tagged.add(route)
        assert.equal((await ask(c.judge, at, first.tag)).status, 304, `${route}: the same copy again`)
        for (const [who, next] of Object.entries({ second: c.second, clerk: c.clerk, chief: c.chief, system: c.system, english })) {
          const own = await ask(next, at)
          const again = await ask(next, at, first.tag)
          const same = own.status === 200 && own.body === first.body
          assert.equal(again.status, same ? 304 : own.status, `${route} to ${who}`)
          if (own.status === 200 && !same) told.differ.add(`${route} ${who}`)
        }
      }
      for (const route of ['/cases/{id}', '/applications/{id}', '/documents/{id}', '/cases/{id}/triage', '/cases/{id}/stage', '/templates/{kind}'])
        assert.ok(told.tagged.has(route), `${route} was walked: ${[...told.tagged].join(' ')}`)
      for (const seen of ['/cases/{id}/triage clerk', '/cases/{id} english'])
        assert.ok(told.differ.has(seen), `${seen}: ${[...told.differ].join(', ')}`)
    })

    test('the tag of what was read names the version a change was decided on', async () => {
      const fresh = (await c.clerk.json('POST', '/applications', { body: application() })).data.id
      const seen = await ask(c.judge, `/applications/${fresh}`)
      assert.match(seen.tag, /^"1-[0-9a-f]{32}"$/)
      const accept = (match) => c.judge.json('POST', `/applications/${fresh}/accept`, { body: {}, headers: { 'if-match': match } })
      assert.equal((await accept('"9-0"')).status, 412)
      assert.equal((await accept(seen.tag)).status, 201)
    })
  })
