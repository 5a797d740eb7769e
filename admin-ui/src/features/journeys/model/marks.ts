import { changesOf } from './changes'
import type { Definition } from './definition'

export type Marks = Record<string, 'added' | 'removed' | 'changed'>

/** What to mark on the drawing before and on the one after. */
export function marksOf(before: Definition, after: Definition): { before: Marks; after: Marks } {
  const { added, removed, changed } = changesOf(before, after)
  const mark = (ids: string[], as: 'added' | 'removed' | 'changed'): Marks => Object.fromEntries(ids.map((id) => [id, as]))
  return {
    before: { ...mark(removed, 'removed'), ...mark(changed, 'changed') },
    after: { ...mark(added, 'added'), ...mark(changed, 'changed') },
  }
}
