/* Where the nodes of a small web of persons and cases stand. Deterministic:
 * the same data gives the same picture on every visit. Column = distance from
 * the centre; claimants grow to the left, everybody else to the right. */
import type { Related, RelatedNode } from '@/api/types'

export const NODE_W = 184
export const NODE_H = 46
const GAP_X = 104
const GAP_Y = 18
const PAD = 16

export interface Placed {
  node: RelatedNode
  col: number
  row: number
  x: number
  y: number
}
export interface Line {
  key: string
  from: string
  to: string
  kind: string
  label: string
  path: string
  /** Where the label stands: the middle of the line. */
  x: number
  y: number
}
export interface Picture {
  nodes: Placed[]
  lines: Line[]
  width: number
  height: number
}

/** A party's edge is labelled with the role. */
const LEFT = 'applicant'

/** Column of every node: breadth first from the centre, the first step decides the side. */
function columns(g: Related, centre: string): Map<string, number> {
  const at = new Map([[centre, 0]])
  const queue = [centre]
  while (queue.length) {
    const id = queue.shift()!
    const here = at.get(id)!
    for (const e of g.edges) {
      const other = e.from === id ? e.to : e.to === id ? e.from : undefined
      if (other === undefined || at.has(other)) continue
      const side = here === 0 ? (e.kind === 'party' && e.label === LEFT ? -1 : 1) : Math.sign(here)
      at.set(other, here + side)
      queue.push(other)
    }
  }
  const last = Math.max(0, ...at.values()) + 1
  for (const n of g.nodes) if (!at.has(n.id)) at.set(n.id, last) // not tied to the centre by what is shown
  return at
}

/** Rows follow the mean row of the neighbours already placed, so that lines cross little. */
function rows(g: Related, cols: Map<string, number>): Map<string, number> {
  const row = new Map<string, number>()
  const order = [...new Set(cols.values())].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)
  for (const c of order) {
    const ids = g.nodes.filter((n) => cols.get(n.id) === c).map((n, i) => ({ id: n.id, i, pull: 0 }))
    for (const it of ids) {
      const near = g.edges
        .map((e) => (e.from === it.id ? e.to : e.to === it.id ? e.from : ''))
        .flatMap((o) => row.get(o) ?? [])
      it.pull = near.length ? near.reduce((s, x) => s + x, 0) / near.length : 0
    }
    ids.sort((a, b) => a.pull - b.pull || a.i - b.i)
    ids.forEach((it, i) => row.set(it.id, i - (ids.length - 1) / 2))
  }
  return row
}

export function place(g: Related, centre: string): Picture {
  const cols = columns(g, centre)
  const row = rows(g, cols)
  const minC = Math.min(0, ...cols.values())
  const maxC = Math.max(0, ...cols.values())
  const minR = Math.min(0, ...row.values())
  const maxR = Math.max(0, ...row.values())
  const nodes = g.nodes.map((node) => {
    const col = cols.get(node.id)!
    const r = row.get(node.id)!
    return { node, col, row: r, x: PAD + (col - minC) * (NODE_W + GAP_X), y: PAD + (r - minR) * (NODE_H + GAP_Y) }
  })
  const by = new Map(nodes.map((p) => [p.node.id, p]))
  const lines = g.edges.flatMap((e, i) => {
    const a = by.get(e.from)
    const b = by.get(e.to)
    return a && b ? [line(`${e.from}|${e.to}|${i}`, a, b, e)] : []
  })
  spread(lines)
  return {
    nodes,
    lines,
    width: 2 * PAD + (maxC - minC) * (NODE_W + GAP_X) + NODE_W,
    height: 2 * PAD + (maxR - minR) * (NODE_H + GAP_Y) + NODE_H,
  }
}

/** From edge to edge, flat at both ends; within one column it bows to the right. */
function line(key: string, a: Placed, b: Placed, e: Related['edges'][number]): Line {
  const [ay, by] = [a.y + NODE_H / 2, b.y + NODE_H / 2]
  const out = { key, from: a.node.id, to: b.node.id, kind: e.kind, label: e.label }
  if (a.col === b.col) {
    const x = a.x + NODE_W
    const bow = x + GAP_X / 2
    return { ...out, path: `M${x} ${ay}C${bow} ${ay} ${bow} ${by} ${x} ${by}`, x: x + GAP_X * 0.38, y: (ay + by) / 2 }
  }
  const right = b.x > a.x
  const x1 = right ? a.x + NODE_W : a.x
  const x2 = right ? b.x : b.x + NODE_W
  const mid = (x1 + x2) / 2
  return { ...out, path: `M${x1} ${ay}C${mid} ${ay} ${mid} ${by} ${x2} ${by}`, x: mid, y: (ay + by) / 2 }
}

/** Labels that would cover each other step aside, downwards. */
function spread(lines: Line[]): void {
  const STEP = 19
  const taken: Line[] = []
  for (const l of [...lines].sort((p, q) => p.x - q.x || p.y - q.y)) {
    while (taken.some((t) => Math.abs(t.x - l.x) < 70 && Math.abs(t.y - l.y) < STEP)) l.y += STEP
    taken.push(l)
  }
}
