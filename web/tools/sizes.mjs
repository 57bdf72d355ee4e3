// What a browser fetches for each page, gzipped: the page's own files and
// everything they import at once, by vite's manifest. Run after `npm run build`.
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(fs.readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const size = (file) => gzipSync(fs.readFileSync(new URL(file, dist)), { level: 9 }).length

/** The files of an entry and of all it imports statically. */
function closure(key, seen = new Map()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.set(chunk.file, size(chunk.file))
  for (const css of chunk.css ?? []) seen.set(css, size(css))
  for (const next of chunk.imports ?? []) closure(next, seen)
  return seen
}
const sum = (files) => [...files.values()].reduce((a, b) => a + b, 0)
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)

const entry = closure('index.html')
console.log(`${'entry'.padEnd(34)}${kb(sum(entry))}   ${entry.size} files`)
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || !key.endsWith('.vue')) continue
  const own = new Map([...closure(key)].filter(([file]) => !entry.has(file)))
  console.log(`${path.basename(key).padEnd(34)}${kb(sum(own))}   beyond the entry, ${own.size} files`)
}
