import { type Definition, ENTRY_PORT, entryExit, type Exit, type JourneyNode, sameExit } from './definition'

/** Edits of a definition. Each returns a new one and leaves the old untouched, which is what undo needs. */

export interface Edge {
  from: Exit
  to: string
}

export function freshIds(definition: Definition, count: number): string[] {
  const used = Object.keys(definition.nodes).map((id) => Number(/^n(\d+)$/.exec(id)?.[1] ?? 0))
  const first = Math.max(0, ...used) + 1
  return Array.from({ length: count }, (_, i) => `n${first + i}`)
}

export function targetOf(definition: Pick<Definition, 'start' | 'nodes'>, exit: Exit): string | undefined {
  const to = exit.node === null ? definition.start : definition.nodes[exit.node]?.next[exit.port]
  return to && definition.nodes[to] ? to : undefined
}

export function edgesOf(definition: Pick<Definition, 'start' | 'nodes'>): Edge[] {
  const edges: Edge[] = []
  const start = targetOf(definition, entryExit)
  if (start) edges.push({ from: entryExit, to: start })
  for (const [id, node] of Object.entries(definition.nodes)) {
    for (const [port, to] of Object.entries(node.next)) {
      if (definition.nodes[to]) edges.push({ from: { node: id, port }, to })
    }
  }
  return edges
}

export function incoming(definition: Definition, id: string): Exit[] {
  return edgesOf(definition)
    .filter((edge) => edge.to === id)
    .map((edge) => edge.from)
}

/** Points an exit at a node, or opens it (`to` undefined). */
export function connect(definition: Definition, exit: Exit, to: string | undefined): Definition {
  if (exit.node === null) {
    const { start: _start, ...rest } = definition
    return to ? { ...rest, start: to } : rest
  }
  const node = definition.nodes[exit.node]
  if (!node) return definition
  const next = { ...node.next }
  if (to) next[exit.port] = to
  else delete next[exit.port]
  return withNode(definition, exit.node, { ...node, next })
}

export function withNode(definition: Definition, id: string, node: JourneyNode): Definition {
  return { ...definition, nodes: { ...definition.nodes, [id]: node } }
}

export interface Added {
  definition: Definition
  id: string
}

/** Adds a node at an exit; what followed there follows the new node's first port. */
export function addAt(definition: Definition, exit: Exit, node: JourneyNode, ports: string[]): Added {
  const [id] = freshIds(definition, 1) as [string]
  const after = targetOf(definition, exit)
  const first = ports[0]
  const next = after && first ? { ...node.next, [first]: after } : node.next
  return { definition: connect(withNode(definition, id, { ...node, next }), exit, id), id }
}

/** Another type in the same place. Exits of the same name keep their branch; else the first branch moves to the first exit. */
export function replace(definition: Definition, id: string, node: JourneyNode, ports: string[]): Definition {
  const old = definition.nodes[id]
  if (!old) return definition
  const next: Record<string, string> = {}
  for (const port of ports) {
    const to = old.next[port]
    if (to) next[port] = to
  }
  const first = ports[0]
  const main = Object.values(old.next)[0]
  if (first && main && Object.keys(next).length === 0) next[first] = main
  return withNode(definition, id, { ...node, next })
}

/**
 * Takes nodes out and keeps their branch: what led to a node leads to what followed it on its first used exit. Its
 * other branches stay as loose pieces that can be connected again.
 */
export function remove(definition: Definition, ids: readonly string[], portsOf: (type: string) => string[]): Definition {
  return ids.reduce((current, id) => {
    const node = current.nodes[id]
    if (!node) return current
    const order = [...portsOf(node.type), ...Object.keys(node.next)]
    const heir = order.map((port) => node.next[port]).find((to) => to && to !== id && current.nodes[to])
    let result = current
    for (const exit of incoming(current, id)) if (exit.node !== id) result = connect(result, exit, heir)
    const { [id]: _gone, ...nodes } = result.nodes
    return { ...result, nodes, notes: (result.notes ?? []).filter((note) => note.node !== id) }
  }, definition)
}

/** A node with all that can be reached only through it. */
export function branchOf(definition: Definition, id: string): Set<string> {
  const without = reachableFrom(definition, targetOf(definition, entryExit), id)
  const branch = new Set<string>()
  for (const found of reachableFrom(definition, id)) if (found === id || !without.has(found)) branch.add(found)
  return branch
}

export function removeBranch(definition: Definition, id: string): Definition {
  const gone = branchOf(definition, id)
  let result = definition
  for (const edge of edgesOf(definition)) {
    if (gone.has(edge.to) && !(edge.from.node !== null && gone.has(edge.from.node))) {
      result = connect(result, edge.from, undefined)
    }
  }
  const nodes = Object.fromEntries(Object.entries(result.nodes).filter(([key]) => !gone.has(key)))
  return { ...result, nodes, notes: (result.notes ?? []).filter((note) => note.node === null || !gone.has(note.node)) }
}

export function reachableFrom(definition: Pick<Definition, 'nodes'>, from: string | undefined, not?: string): Set<string> {
  const seen = new Set<string>()
  const open = from && from !== not ? [from] : []
  while (open.length > 0) {
    const id = open.pop() as string
    if (seen.has(id)) continue
    seen.add(id)
    for (const to of Object.values(definition.nodes[id]?.next ?? {})) {
      if (to !== not && definition.nodes[to] && !seen.has(to)) open.push(to)
    }
  }
  return seen
}

/** Nodes that no path from the entry reaches. */
export function loose(definition: Pick<Definition, 'start' | 'nodes'>): Set<string> {
  const reached = reachableFrom(definition, targetOf(definition, entryExit))
  return new Set(Object.keys(definition.nodes).filter((id) => !reached.has(id)))
}

/** Every exit of the journey in reading order, open ones included. */
export function exitsOf(
  definition: Pick<Definition, 'nodes'>,
  portsOf: (type: string, stored: string[]) => string[],
): Exit[] {
  const exits: Exit[] = [entryExit]
  for (const [id, node] of Object.entries(definition.nodes)) {
    for (const port of portsOf(node.type, Object.keys(node.next))) exits.push({ node: id, port })
  }
  return exits
}

export function isEntry(exit: Exit): boolean {
  return sameExit(exit, { node: null, port: ENTRY_PORT })
}
