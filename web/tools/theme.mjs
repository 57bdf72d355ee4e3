// Writes src/styles/theme.css: Element Plus' colours replaced by ours, every one
// of which passes WCAG AA on white. Run after changing a colour below.
import fs from 'node:fs'

const BASE = { primary: '#1d4f91', success: '#167431', warning: '#8f5f00', danger: '#b3261e', info: '#57606a' }
const WHITE = [255, 255, 255]
const BLACK = [0, 0, 0]

const parts = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16))
const mix = (a, b, share) =>
  '#' + a.map((x, i) => Math.round(x * (1 - share) + b[i] * share).toString(16).padStart(2, '0')).join('')

const lines = []
for (const [name, hex] of Object.entries(BASE)) {
  const c = parts(hex)
  for (const key of name === 'danger' ? ['danger', 'error'] : [name]) {
    lines.push(`  --el-color-${key}: ${hex};`, `  --el-color-${key}-rgb: ${c.join(', ')};`)
    for (const l of [3, 5, 7, 8, 9]) lines.push(`  --el-color-${key}-light-${l}: ${mix(c, WHITE, l / 10)};`)
    lines.push(`  --el-color-${key}-dark-2: ${mix(c, BLACK, 0.2)};`)
  }
}
lines.push(
  '  --el-text-color-primary: #1b1f24;',
  '  --el-text-color-regular: #3a424c;',
  '  --el-text-color-secondary: #57606a;',
  '  --el-text-color-placeholder: #6a737d;',
  '  --el-text-color-disabled: #6a737d;',
  '  --el-border-color: #c9d1d9;',
  '  --el-border-color-light: #d8dee4;',
  '  --el-border-color-lighter: #e6eaee;',
  '  --el-border-radius-base: 4px;',
  '  --el-font-size-base: 14px;',
  '  --el-font-family: -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC",',
  '    "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;',
)
const head = '/* Made by tools/theme.mjs; change it there. */\n'
fs.writeFileSync(new URL('../src/styles/theme.css', import.meta.url), `${head}:root {\n${lines.join('\n')}\n}\n`)
