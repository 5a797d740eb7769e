import type { Counts, NodeCounts } from '../api'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The newer numbers, with every object of the older ones whose numbers are the same. */
export function renewed(old: Counts | undefined, next: Counts): Counts {
  if (!old) return next
  if (same(old, next)) return old
  const nodes: Record<string, NodeCounts> = {}
  for (const [id, counts] of Object.entries(next.nodes)) {
    const before = old.nodes[id]
    nodes[id] = before && same(before, counts) ? before : counts
  }
  return { ...next, nodes }
}
