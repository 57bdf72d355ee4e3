/* Ordos as a mosaic of hexagons: nine banners and districts, one cell for about
 * a thousand square kilometres, placed by general knowledge. A diagram, not a
 * map: no surveyed boundary is in it, and the page says so. `shift` moves a label
 * down, where the middles of two regions lie too close for both. */
export const REGIONS = [
  { key: 'D', court: '内0602', zh: '东胜区', en: 'Dongsheng', shift: -0.25 },
  { key: 'K', court: '内0603', zh: '康巴什区', en: 'Kangbashi', shift: -0.35 },
  { key: 'L', court: '内0621', zh: '达拉特旗', en: 'Dalad', shift: 0 },
  { key: 'Z', court: '内0622', zh: '准格尔旗', en: 'Jungar', shift: 0 },
  { key: 'Q', court: '内0623', zh: '鄂托克前旗', en: 'Otog Front', shift: 0 },
  { key: 'E', court: '内0624', zh: '鄂托克旗', en: 'Otog', shift: 0 },
  { key: 'H', court: '内0625', zh: '杭锦旗', en: 'Hanggin', shift: 0 },
  { key: 'W', court: '内0626', zh: '乌审旗', en: 'Uxin', shift: 0 },
  { key: 'Y', court: '内0627', zh: '伊金霍洛旗', en: 'Ejin Horo', shift: 1 },
] as const

const ROWS = [
  '..HHHH.....',
  '.HHHHHLLL..',
  '.HHHHLLLLZ.',
  'EEHHHHDDLZZ',
  'EEEHHHDDZZZ',
  'EEEEHYYKYZZ',
  'EEEEYYYYYZ.',
  'EEEEWWYYY..',
  'EEEWWWW....',
  '.QQQWWW....',
  '.QQQQWWW...',
  '.QQQQWW....',
  '..QQQW.....',
]

export interface Region {
  court: string
  zh: string
  en: string
  /** The outline, as an SVG path in units of a cell's radius. */
  path: string
  /** Where a label stands. */
  x: number
  y: number
  cells: number
}

type Point = [number, number]
const W = Math.sqrt(3)
const name = (p: Point): string => `${p[0].toFixed(2)} ${p[1].toFixed(2)}`

function cells(key: string): Point[] {
  return ROWS.flatMap((line, j) =>
    [...line].flatMap((ch, i): Point[] => (ch === key ? [[(i + (j % 2 ? 0.5 : 0)) * W, j * 1.5]] : [])),
  )
}

function corners([x, y]: Point): Point[] {
  return Array.from({ length: 6 }, (_, n): Point => {
    const a = (Math.PI / 180) * (60 * n - 30)
    return [x + Math.cos(a), y + Math.sin(a)]
  })
}

/** The outline of a group of cells: an edge two cells share is inside and falls away. */
function outline(group: Point[]): string {
  const edges = new Map<string, [string, string]>()
  for (const c of group) {
    const v = corners(c).map(name)
    for (let n = 0; n < 6; n++) {
      const [a, b] = [v[n]!, v[(n + 1) % 6]!]
      if (!edges.delete(`${b}|${a}`)) edges.set(`${a}|${b}`, [a, b])
    }
  }
  const next = new Map([...edges.values()].map((e) => [e[0], e[1]]))
  let path = ''
  while (next.size) {
    let at = next.keys().next().value!
    path += `M${at}`
    while (next.has(at)) {
      const to = next.get(at)!
      next.delete(at)
      at = to
      path += `L${at}`
    }
    path += 'Z'
  }
  return path
}

export function mosaic(): { regions: Region[]; box: string } {
  const regions = REGIONS.map((r) => {
    const group = cells(r.key)
    const x = group.reduce((s, c) => s + c[0], 0) / group.length
    const y = group.reduce((s, c) => s + c[1], 0) / group.length + r.shift
    return { court: r.court, zh: r.zh, en: r.en, path: outline(group), x, y, cells: group.length }
  })
  const width = (ROWS[0]!.length + 0.5) * W
  const height = (ROWS.length - 1) * 1.5 + 2
  return { regions, box: `${-W / 2 - 0.2} -1.2 ${width + 0.4} ${height + 0.4}` }
}
