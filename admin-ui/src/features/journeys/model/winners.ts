import { t } from '@/app/i18n'
import type { SplitView } from '@/generated/api'
import type { Definition } from './definition'

/** What cards say of splits that were decided, by node. */
export function marksOf(splits: readonly SplitView[], definition: Partial<Definition> | undefined): Record<string, string> {
  const marks: Record<string, string> = {}
  for (const split of splits) {
    if (split.state === 'won' && split.winner) marks[split.node] = t('report.winner.card', { way: wayOf(split.node, split.winner, definition) })
    else if (split.state === 'unclear') marks[split.node] = t('report.winner.cardUnclear')
  }
  return marks
}

/** The operator's name of a way, else its letter. */
export function wayOf(node: string, port: string, definition: Partial<Definition> | undefined): string {
  const ways = definition?.nodes?.[node]?.config.ways as { name?: string | null }[] | undefined
  return ways?.[port.charCodeAt(0) - 97]?.name || port.toUpperCase()
}
