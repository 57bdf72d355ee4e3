// The "3+1" duties with people who really sign in: each post at each action the
// list gives to a judge alone, and a few the other way round. Who may not is told
// so before anything else is looked at.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, Client, engines, freshDatabase, inventedCase, serve } from './harness.mjs'

const court = '内0624'
const posts = ['judge', 'assistant', 'clerk', 'bailiff']

for (const engine of engines)
  describe(`duties on ${engine}`, { timeout: 300000 }, () => {
    let db, server, id, duties
    const who = {}
    before(async () => {
      db = freshDatabase(engine)
      const people = {}
      for (const post of posts) people[post] = addStaff(db, { account: `${court}-${post}`, name: post, court, roles: post })
      server = await serve(db)
      for (const post of posts) { who[post] = new Client(server.base); await who[post].login(people[post]) }
      const r = await who.judge.json('POST', '/cases', { body: { ...inventedCase(3), handler: `${court}-judge`, team: '' } })
      assert.equal(r.status, 201, JSON.stringify(r.data))
      id = r.data.id
      duties = (await who.clerk.get('/duties')).items
    })
    after(async () => { await server?.stop(); db?.drop() })

    test('the list is told in words', async () => {
      const suspend = duties.find((d) => d.id === 'life/suspend')
      assert.deepEqual([suspend.what, suspend.posts, suspend.judgeAlone], ['action', ['judge'], true])
      assert.ok(duties.every((d) => d.name && d.name !== d.id && d.status && d.source), JSON.stringify(duties.filter((d) => d.name === d.id)))
    })

    test('an action the list does not give a post is refused to it as such', async () => {
      let tried = 0
      const offers = Object.fromEntries(await Promise.all(posts.map(async (p) => [p, (await who[p].get(`/cases/${id}/actions`)).items])))
      for (const d of duties.filter((x) => x.what === 'action'))
        for (const post of posts) {
          const [procedure, action] = d.id.split('/')
          const offer = offers[post].find((o) => o.procedure === procedure && o.action === action)
          const mine = d.posts.includes(post)
          if (!mine) {
            const r = await who[post].json('POST', `/cases/${id}/${d.id}`, { body: {}, headers: { 'if-match': '"1"' } })
            assert.equal(r.status, 403, `${post} at ${d.id}: ${r.status}`)
            tried++
          }
          if (offer) assert.equal(offer.allowed && !mine, false, `${post} is offered ${d.id}`)
        }
      assert.ok(tried > 30, String(tried))
    })

    test('what takes a judge to record, a clerk does not record', async () => {
      const version = async () => (await who.judge.get(`/cases/${id}/runs`)).items.find((r) => r.procedure === 'life')?.version ?? 0
      const record = async (post, deed) => who[post].json('POST', `/cases/${id}/life/record`, { body: { deed }, headers: { 'if-match': `"${await version()}"` } })
      for (const d of duties.filter((x) => x.what === 'deed' && x.judgeAlone).slice(0, 4))
        for (const post of posts) assert.equal((await record(post, d.id)).status, post === 'judge' ? 200 : 403, `${post} records ${d.id}`)
    })

    test('nor does a clerk file a case without a judge', async () => {
      for (const post of posts.slice(1)) assert.equal((await who[post].json('POST', '/cases', { body: inventedCase(4) })).status, 403)
    })
  })
