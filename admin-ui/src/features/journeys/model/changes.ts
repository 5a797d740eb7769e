import type { Definition } from './definition'

/** What a draft changes against the published version, in terms an operator can read. */
export interface Changes {
  added: string[]
  removed: string[]
  changed: string[]
  rules: boolean
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export function changesOf(published: Definition | null | undefined, draft: Definition): Changes {
  if (!published) return { added: Object.keys(draft.nodes), removed: [], changed: [], rules: true }
  const added = Object.keys(draft.nodes).filter((id) => !published.nodes[id])
  const removed = Object.keys(published.nodes).filter((id) => !draft.nodes[id])
  const changed = Object.keys(draft.nodes).filter(
    (id) => published.nodes[id] !== undefined && !same(published.nodes[id], draft.nodes[id]),
  )
  const rules =
    !same(published.triggers, draft.triggers) ||
    !same(published.entry, draft.entry) ||
    !same(published.exit, draft.exit) ||
    !same(published.goal ?? null, draft.goal ?? null) ||
    (published.start ?? null) !== (draft.start ?? null)
  return { added, removed, changed, rules }
}

export function isUnchanged(changes: Changes): boolean {
  return !changes.rules && changes.added.length + changes.removed.length + changes.changed.length === 0
}
