import { graphlib, layout as arrange } from '@dagrejs/dagre'
import type { Definition, Exit } from './definition'
import { exitsOf, targetOf } from './graph'

export const CARD_WIDTH = 264
export const CARD_HEIGHT = 84
export const COUNTS_HEIGHT = 30
export const ENTRY_ID = '@entry'
const PLUS_SIZE = 36

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Layout {
  /** What was laid out. */
  shape: Shape
  /** Boxes by node id; the entry card has `ENTRY_ID`, an open exit `plusId(exit)`. */
  boxes: Map<string, Box>
  open: Exit[]
}

export function plusId(exit: Exit): string {
  return `+${exit.node ?? ''}:${exit.port}`
}

export interface LayoutOptions {
  /** Exits that are drawn while they are open; used ones always are. */
  portsOf: (type: string, stored: string[]) => string[]
  entryHeight: number
  withCounts: boolean
}

/** The part of a definition that decides where cards stand. */
export type Shape = Pick<Definition, 'start' | 'nodes'>

/** The shape of a definition; the very object given as `old` when nothing in it changed. */
export function shapeOf(definition: Definition, old?: Shape): Shape {
  const { start, nodes } = definition
  const ids = Object.keys(nodes)
  const same =
    old !== undefined &&
    (old.start ?? null) === (start ?? null) &&
    ids.length === Object.keys(old.nodes).length &&
    ids.every((id) => {
      const now = nodes[id]
      const before = old.nodes[id]
      return now === before || (now?.next === before?.next && now?.type === before?.type)
    })
  return same ? old : { start, nodes }
}

/** Places cards from top to bottom. Deterministic: the same journey is always drawn the same. */
export function layoutOf(shape: Shape, options: LayoutOptions): Layout {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 72, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  const height = CARD_HEIGHT + (options.withCounts ? COUNTS_HEIGHT : 0)
  graph.setNode(ENTRY_ID, { width: CARD_WIDTH, height: options.entryHeight })
  for (const id of Object.keys(shape.nodes)) graph.setNode(id, { width: CARD_WIDTH, height })
  const open: Exit[] = []
  for (const exit of exitsOf(shape, options.portsOf)) {
    const from = exit.node ?? ENTRY_ID
    const to = targetOf(shape, exit)
    if (to) {
      graph.setEdge(from, to, { weight: exit.node === null ? 4 : 2 }, exit.port)
    } else {
      open.push(exit)
      graph.setNode(plusId(exit), { width: PLUS_SIZE, height: PLUS_SIZE })
      graph.setEdge(from, plusId(exit), { weight: 1 }, exit.port)
    }
  }
  // Exits keep their order from left to right; dagre's own search for fewer crossings would shuffle them.
  arrange(graph, { disableOptimalOrderHeuristic: true })
  const boxes = new Map<string, Box>()
  for (const id of graph.nodes()) {
    const { x, y, width, height: h } = graph.node(id) as { x: number; y: number; width: number; height: number }
    boxes.set(id, { x: Math.round(x - width / 2), y: Math.round(y - h / 2), width, height: h })
  }
  return { shape, boxes, open }
}

/** The nearest box in a direction, for the arrow keys; boxes straight ahead are preferred. */
export function neighbour(
  boxes: Map<string, Box>,
  from: string,
  direction: 'up' | 'down' | 'left' | 'right',
): string | undefined {
  const here = boxes.get(from)
  if (!here) return undefined
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [id, box] of boxes) {
    if (id === from) continue
    const dx = box.x + box.width / 2 - (here.x + here.width / 2)
    const dy = box.y + box.height / 2 - (here.y + here.height / 2)
    const vertical = direction === 'up' || direction === 'down'
    const ahead = direction === 'down' ? dy : direction === 'up' ? -dy : direction === 'right' ? dx : -dx
    const aside = Math.abs(vertical ? dx : dy)
    if (ahead <= 8) continue
    const cost = ahead + aside * (vertical ? 0.9 : 3)
    if (cost < least) {
      least = cost
      best = id
    }
  }
  return best
}
