/* A piece of the front end brings the words it names. Words live in
 * src/i18n/{zh,en}/NAME.ts, each a few groups: `risk: { title: … }`. A source
 * file that says 'risk.title' gets an import of the file with the group `risk`,
 * so a page loaded later has its words with it, and nobody keeps a list. */
import fs from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const src = path.resolve(import.meta.dirname, '../src') + '/'
const VIRTUAL = 'virtual:words/'

/** Which file has a group, from the files themselves. */
function fileOfGroup(): Map<string, string> {
  const of = new Map<string, string>()
  for (const file of fs.readdirSync(`${src}i18n/zh`))
    for (const [, group] of fs.readFileSync(`${src}i18n/zh/${file}`, 'utf8').matchAll(/^ {2}(\w+): \{/gm)) {
      if (of.has(group!)) throw new Error(`i18n: the group ${group} is in ${of.get(group!)} and in ${file}`)
      of.set(group!, file.slice(0, -'.ts'.length))
    }
  return of
}

/** The word files whose groups a source names. */
export function wordsNamed(code: string, of = fileOfGroup()): string[] {
  const named = [...code.matchAll(/['"`](\w+)\.(?=[\w$])/g)].map(([, group]) => of.get(group!))
  return [...new Set(named)].filter((f): f is string => f !== undefined && f !== 'base').sort()
}

export function words(): Plugin {
  const of = fileOfGroup()
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return
      const name = id.slice(VIRTUAL.length + 1)
      return `import { bring } from '@/i18n'\nimport zh from '@/i18n/zh/${name}'\nbring(zh, () => import('@/i18n/en/${name}'))\n`
    },
    transform(code, id) {
      if (!id.startsWith(src) || id.startsWith(`${src}i18n/`) || !/\.(vue|ts)$/.test(id)) return
      const named = wordsNamed(code, of)
      if (named.length) return { code: named.map((n) => `import '${VIRTUAL}${n}';`).join('') + code, map: null }
    },
  }
}
