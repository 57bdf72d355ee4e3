// The life of one case in the browser, on SQLite and, under test/pg.sh, on
// PostgreSQL, where the judge reads English.
import { SIZES } from './browser.mjs'
import { life } from './life.mjs'

life('sqlite', { size: SIZES[0], lang: 'zh-CN' })
if (process.env.ZX_TEST_PG) life('pg', { size: SIZES[0], lang: 'en' })
