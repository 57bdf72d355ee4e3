// Takes the pictures of docs/pictures anew, from the real program with the
// demonstration district: ZX_BIN=build/zhixing node web/tools/pictures.mjs
import path from 'node:path'
import { addStaff, freshDatabase, root, run, serve } from '../../test/api/harness.mjs'
import { open, setLang, signIn } from '../e2e/browser.mjs'

/** A case with exclusions, money in and out, cross-enforcement and a web of others. */
const CASE = '（2024）内0603执恢85号'
const DESK = { width: 1366, height: 860 }
const WALL = { width: 1920, height: 1080 }
const PICTURES = [
  { name: 'desk-zh', lang: 'zh-CN', size: DESK, at: '/', ready: '.tile' },
  { name: 'cases-zh', lang: 'zh-CN', size: DESK, at: '/cases?status=open', ready: 'tbody tr' },
  { name: 'case-zh', lang: 'zh-CN', size: DESK, case: CASE, ready: 'svg a.node' },
  { name: 'waiting-zh', lang: 'zh-CN', size: DESK, at: '/waiting', ready: 'tr.hit' },
  { name: 'figures-zh', lang: 'zh-CN', size: DESK, at: '/figures', ready: '.echart canvas' },
  { name: 'screen-zh', lang: 'zh-CN', size: WALL, at: '/screen', ready: '.region' },
  { name: 'screen-en', lang: 'en', size: WALL, at: '/screen', ready: '.region' },
]
/** Charts draw themselves in; a picture waits for the end of it. */
const SETTLE_MS = 1500

const find = (page, no) =>
  page.evaluate(async (q) => (await (await fetch(`/api/v1/cases?q=${encodeURIComponent(q)}`)).json()).items[0].id, no)

const db = freshDatabase('sqlite')
run(['import', '--demo', '--db', db.url, ...db.keys, path.join(root, 'demo/ordos-2025.zip')])
const staff = addStaff(db, { account: '内06-801', name: '苏日娜', court: '内06', roles: 'command judge' })
const program = await serve(db)
for (const p of PICTURES) {
  const { page, close } = await open(p.size)
  await page.goto(`${program.base}/login`)
  await setLang(page, p.lang)
  await signIn(page, program.base, staff.account, staff.password)
  await page.goto(program.base + (p.at ?? `/cases/${await find(page, p.case)}`))
  await page.waitForSelector(p.ready)
  await page.waitForTimeout(SETTLE_MS)
  await page.screenshot({ path: path.join(root, 'docs/pictures', `${p.name}.png`) })
  await close()
}
await program.stop()
db.drop()
