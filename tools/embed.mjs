// embed.mjs DIST OUT: the built front end as an assembler file and a C table, for http/assets.h.
// Each file stands in the program as it is, gzipped and as brotli; a form that saves less than 5 % is left out.
// The table is sorted by path in byte order, since the server looks files up by bisection.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const [dist, out] = process.argv.slice(2)
if (!dist || !out) {
    console.error('usage: node tools/embed.mjs DIST OUT')
    process.exit(2)
}

const MIME = {
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.ico': 'image/x-icon',
    '.jpg': 'image/jpeg',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.webmanifest': 'application/manifest+json',
    '.webp': 'image/webp',
    '.woff2': 'font/woff2',
}
const PACKED = new Set(['.png', '.jpg', '.webp', '.woff2']) // already compressed

// Vite puts a hash of the content into the names under assets/.
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/

function walk(dir) {
    return fs
        .readdirSync(dir, { withFileTypes: true })
        .filter((e) => !e.name.startsWith('.'))
        .flatMap((e) => (e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)]))
}

function forms(bytes, ext) {
    const all = { raw: bytes }
    if (PACKED.has(ext)) return all
    const gz = zlib.gzipSync(bytes, { level: 9 })
    const br = zlib.brotliCompressSync(bytes, {
        params: {
            [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
            [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    })
    if (gz.length < bytes.length * 0.95) all.gz = gz
    if (br.length < bytes.length * 0.95) all.br = br
    return all
}

// A C string: our paths are plain, anything else is a mistake worth stopping for.
function quoted(s) {
    if (!/^[\x20-\x7e]*$/.test(s) || /["\\]/.test(s)) throw new Error(`not a plain name: ${s}`)
    return `"${s}"`
}

const files = walk(dist)
    .filter((file) => !file.endsWith('.map'))
    .map((file) => ({ file, url: '/' + path.relative(dist, file).split(path.sep).join('/') }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.url), Buffer.from(b.url)))

fs.rmSync(out, { recursive: true, force: true })
fs.mkdirSync(path.join(out, 'forms'), { recursive: true })
const asm = ['/* Made by tools/embed.mjs. */', '    .section .rodata']
const declared = []
const rows = []
const total = { raw: 0, gz: 0, br: 0 }

files.forEach(({ file, url }, i) => {
    const bytes = fs.readFileSync(file)
    const ext = path.extname(file)
    const mime = MIME[ext]
    if (!mime) throw new Error(`no media type for ${url}`)
    const etag = crypto.createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    const all = forms(bytes, ext)
    const cells = ['raw', 'gz', 'br'].map((form) => {
        if (!all[form]) return '0, 0'
        const symbol = `asset_${i}_${form}`
        const at = path.resolve(out, 'forms', `${i}.${form}`)
        fs.writeFileSync(at, all[form])
        asm.push(`    .balign 16`, `    .global ${symbol}`, `${symbol}: .incbin ${quoted(at)}`)
        declared.push(`extern const unsigned char ${symbol}[];`)
        total[form] += all[form].length
        return `${symbol}, ${all[form].length}`
    })
    rows.push(`    { ${quoted(url)}, ${quoted(mime)}, "${etag}", ${HASHED.test(url) ? 1 : 0}, ${cells.join(', ')} },`)
})

asm.push('    .section .note.GNU-stack,"",@progbits', '')
fs.writeFileSync(path.join(out, 'assets.S'), asm.join('\n'))
fs.writeFileSync(
    path.join(out, 'assets_table.c'),
    `/* Made by tools/embed.mjs. */
#include "http/assets.h"

${declared.join('\n')}

const struct asset assets[] = {
${rows.join('\n')}
};
const unsigned n_assets = ${files.length};
`,
)
console.log(`embedded ${files.length} files: ${total.raw} bytes, ${total.gz} gzipped, ${total.br} as brotli`)
