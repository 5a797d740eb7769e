import { t, textOf } from '@/app/i18n'
import type { CatalogItem } from '@/shared/catalog/catalog'
import { changesOf } from './changes'
import type { Definition, JourneyNode } from './definition'

/** One change between two versions, as a person would say it. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed' | 'rules'
  node?: string
  text: string
}

type ItemOf = (type: string) => CatalogItem | undefined

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** All changes from `before` to `after`; the entry first, then steps that came, changed and went. */
export function differencesOf(before: Definition, after: Definition, itemOf: ItemOf): Difference[] {
  const changes = changesOf(before, after)
  const name = (id: string | undefined | null, from: Definition) => {
    const node = id ? from.nodes[id] : undefined
    return node ? node.name || textOf(itemOf(node.type)?.name) || node.type : t('journeys.diff.nothing')
  }
  const rules: Difference[] = []
  const rule = (key: string, more: Record<string, string> = {}) => rules.push({ kind: 'rules', text: t(`journeys.diff.${key}`, more) })
  if (!same(before.triggers, after.triggers)) rule('triggers')
  if (!same(before.entry.reentry, after.entry.reentry)) rule('reentry')
  if (!same(before.entry.condition, after.entry.condition)) rule('condition')
  if (!same(limits(before), limits(after))) rule('limits')
  if (!same(before.exit, after.exit)) rule('exit')
  if (!same(before.goal, after.goal)) rule('goal')
  if (!same(before.start, after.start)) rule('start', { to: name(after.start, after) })

  const changed = changes.changed.flatMap((id) => {
    const old = before.nodes[id] as JourneyNode
    const now = after.nodes[id] as JourneyNode
    const said: string[] = []
    if (old.type !== now.type) said.push(t('journeys.diff.type', { from: name(id, before) }))
    else if (!same(old.name, now.name)) said.push(t('journeys.diff.name', { from: name(id, before) }))
    const fields = fieldsOf(old, now, itemOf(now.type))
    if (fields.length > 0) said.push(t('journeys.diff.config', { fields: fields.join('、') }))
    for (const port of new Set([...Object.keys(old.next), ...Object.keys(now.next)])) {
      if (old.next[port] === now.next[port]) continue
      const words = textOf(itemOf(now.type)?.ports?.find((one) => one.id === port)) || port
      said.push(t('journeys.diff.next', { port: words, from: name(old.next[port], before), to: name(now.next[port], after) }))
    }
    return said.map((what) => ({ kind: 'changed' as const, node: id, text: t('journeys.diff.of', { name: name(id, after), what }) }))
  })
  return [
    ...rules,
    ...changes.added.map((id) => ({ kind: 'added' as const, node: id, text: t('journeys.diff.added', { name: name(id, after) }) })),
    ...changed,
    ...changes.removed.map((id) => ({ kind: 'removed' as const, node: id, text: t('journeys.diff.removed', { name: name(id, before) }) })),
  ]
}

const limits = ({ entry: { reentry: _r, condition: _c, ...rest } }: Definition) => rest

/** Titles of the settings that differ. */
function fieldsOf(before: JourneyNode, after: JourneyNode, item: CatalogItem | undefined): string[] {
  if (before.type !== after.type) return []
  return [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])]
    .filter((key) => !same(before.config[key], after.config[key]))
    .map((key) => textOf(item?.schema.properties?.[key]?.['x-title']) || key)
}
