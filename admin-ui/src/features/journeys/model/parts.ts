import { shallowReactive } from 'vue'
import type { Definition, JourneyNode } from './definition'

/**
 * Nodes and comments one by one, so that an edit of one step reaches the card of that step and no other: a card that reads
 * the whole definition is asked again at every key.
 */
export function createParts() {
  const nodes = shallowReactive(new Map<string, JourneyNode>())
  const notes = shallowReactive(new Map<string, string>())

  function show({ nodes: now, notes: said }: Definition) {
    for (const id of nodes.keys()) if (!(id in now)) nodes.delete(id)
    for (const [id, node] of Object.entries(now)) if (nodes.get(id) !== node) nodes.set(id, node)
    const texts = new Map((said ?? []).flatMap(({ node, text }) => (node === null ? [] : [[node, text] as const])))
    for (const id of notes.keys()) if (!texts.has(id)) notes.delete(id)
    for (const [id, text] of texts) if (notes.get(id) !== text) notes.set(id, text)
  }

  return { show, nodeOf: (id: string) => nodes.get(id), noteOf: (id: string) => notes.get(id) }
}
