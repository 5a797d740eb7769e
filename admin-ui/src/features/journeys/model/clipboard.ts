import type { Definition, Exit, JourneyNode, Note } from './definition'
import { connect, edgesOf, freshIds, targetOf } from './graph'

/** A copied piece as it lies on the clipboard: plain JSON, so that it can be pasted into another journey or a chat. */
export interface Clip {
  kind: 'yujian.journey-branch'
  version: 1
  /** Nodes that nothing inside the piece leads to, the topmost first. */
  heads: string[]
  nodes: Record<string, JourneyNode>
  notes: Note[]
}

export function copyOf(definition: Definition, ids: Iterable<string>): Clip {
  const chosen = new Set([...ids].filter((id) => definition.nodes[id]))
  const nodes: Record<string, JourneyNode> = {}
  for (const id of chosen) {
    const node = definition.nodes[id] as JourneyNode
    const next = Object.fromEntries(Object.entries(node.next).filter(([, to]) => chosen.has(to)))
    nodes[id] = structuredClone({ ...node, next })
  }
  const led = new Set(edgesOf({ ...definition, nodes, start: null }).map((edge) => edge.to))
  const heads = [...chosen].filter((id) => !led.has(id))
  return {
    kind: 'yujian.journey-branch',
    version: 1,
    heads: heads.length > 0 ? heads : [...chosen].slice(0, 1),
    nodes,
    notes: (definition.notes ?? []).filter((note) => note.node !== null && chosen.has(note.node)),
  }
}

export function parseClip(text: string): Clip | undefined {
  try {
    const clip = JSON.parse(text) as Partial<Clip>
    const usable = clip.kind === 'yujian.journey-branch' && clip.version === 1 && Object.keys(clip.nodes ?? {}).length > 0
    return usable ? (clip as Clip) : undefined
  } catch {
    return undefined
  }
}

export interface Pasted {
  definition: Definition
  ids: string[]
}

/**
 * Puts a copied piece at an exit, under new ids. What followed there goes on after the piece: at the first open exit
 * on its main line. Further heads are left loose.
 */
export function pasteAt(definition: Definition, exit: Exit, clip: Clip, portsOf: (type: string) => string[]): Pasted {
  const old = Object.keys(clip.nodes)
  const ids = freshIds(definition, old.length)
  const renamed = new Map(old.map((id, i) => [id, ids[i] as string]))
  const nodes = { ...definition.nodes }
  for (const [id, node] of Object.entries(clip.nodes)) {
    const next = Object.fromEntries(
      Object.entries(node.next).flatMap(([port, to]) => (renamed.has(to) ? [[port, renamed.get(to) as string]] : [])),
    )
    const copy = structuredClone(node)
    const asked = copy.config.node
    if (typeof asked === 'string' && renamed.has(asked)) copy.config.node = renamed.get(asked)
    nodes[renamed.get(id) as string] = { ...copy, next }
  }
  const notes = [
    ...(definition.notes ?? []),
    ...clip.notes.map((note, i) => ({
      ...note,
      id: `${freshNoteId(definition.notes ?? [], i)}`,
      node: note.node === null ? null : (renamed.get(note.node) ?? null),
    })),
  ]
  const after = targetOf(definition, exit)
  const head = renamed.get(clip.heads[0] ?? '')
  let result: Definition = { ...definition, nodes, notes }
  result = connect(result, exit, head)
  if (after && head) {
    const open = openExitOf(result, head, new Set(ids), portsOf)
    if (open) result = connect(result, open, after)
  }
  return { definition: result, ids }
}

function openExitOf(
  definition: Definition,
  head: string,
  inside: Set<string>,
  portsOf: (type: string) => string[],
): Exit | undefined {
  const seen = new Set<string>()
  let id: string | undefined = head
  while (id && inside.has(id) && !seen.has(id)) {
    seen.add(id)
    const node: JourneyNode = definition.nodes[id] as JourneyNode
    const port: string | undefined = portsOf(node.type)[0]
    if (port === undefined) return undefined
    if (!node.next[port]) return { node: id, port }
    id = node.next[port]
  }
  return undefined
}

export function freshNoteId(notes: readonly Note[], offset = 0): string {
  const used = notes.map((note) => Number(/^c(\d+)$/.exec(note.id)?.[1] ?? 0))
  return `c${Math.max(0, ...used) + 1 + offset}`
}
