import { t, textOf } from '@/app/i18n'
import type { Catalog } from '../catalog/catalog'
import { sayDuration } from '../format/duration'
import { shown } from './schema'
import { wordOf } from './words'

/** A condition tree as stored: `{all:[…]}`, `{any:[…]}`, `{not:…}` or an atom `{type,version,config}`. */
export type Tree = Record<string, unknown>

/** The same tree as the builder shows it: negation is a property of a row, not a level of its own. */
export interface Group {
  kind: 'group'
  not: boolean
  op: 'all' | 'any'
  items: Row[]
}
export interface Atom {
  kind: 'atom'
  not: boolean
  type: string
  version: number
  config: Record<string, unknown>
}
export type Row = Group | Atom

export function parseTree(tree: Tree | null | undefined): Group {
  const row = tree && Object.keys(tree).length > 0 ? rowOf(tree, false) : undefined
  if (row?.kind === 'group' && !row.not) return row
  return { kind: 'group', not: false, op: 'all', items: row ? [row] : [] }
}

function rowOf(tree: Tree, not: boolean): Row {
  if (tree.not && typeof tree.not === 'object') return rowOf(tree.not as Tree, !not)
  for (const op of ['all', 'any'] as const) {
    const items = tree[op]
    if (Array.isArray(items)) return { kind: 'group', not, op, items: items.map((item) => rowOf(item as Tree, false)) }
  }
  return {
    kind: 'atom',
    not,
    type: String(tree.type ?? ''),
    version: Number(tree.version ?? 1),
    config: (tree.config ?? {}) as Record<string, unknown>,
  }
}

/** Back to the stored form; `undefined` for a tree without any question. */
export function formatTree(group: Group): Tree | undefined {
  return group.items.length === 0 ? undefined : treeOf(group)
}

function treeOf(row: Row): Tree {
  const inner: Tree =
    row.kind === 'group'
      ? { [row.op]: row.items.map(treeOf) }
      : { type: row.type, version: row.version, config: row.config }
  return row.not ? { not: inner } : inner
}

/** The tree in one line: 有标签「vip」且 手机号已绑定. */
export function sayTree(tree: Tree | null | undefined, catalog: Catalog): string {
  return sayRow(parseTree(tree), catalog, true)
}

function sayRow(row: Row, catalog: Catalog, top = false): string {
  const no = row.not ? t('form.condition.notWord') : ''
  if (row.kind === 'group') {
    const inner = row.items.map((item) => sayRow(item, catalog)).join(t(`form.condition.${row.op}Word`))
    return top || row.items.length < 2 ? no + inner : `${no}（${inner}）`
  }
  const item = catalog.find('condition', row.type)
  if (!item) return no + row.type
  const text = textOf(item.summary)
    .replace(/\{([\w.-]+)\}/g, (_, key: string) => {
      // What another field's value hides is not part of the question.
      const asked = shown(item.schema.properties?.[key]?.['x-show-when'], row.config)
      return asked ? sayValue(row.config[key]) : ''
    })
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[，,]|$)/g, '')
  return no + (text || textOf(item.name)) + sayFilters(row.config.where)
}

/** Comparisons with an event's data, in brackets. */
function sayFilters(where: unknown): string {
  if (!Array.isArray(where) || where.length === 0) return ''
  const said = where.map((each: Record<string, unknown>) => [each.field, each.op, each.value].filter(Boolean).map(sayValue).join(' '))
  return `（${said.join(t('form.condition.allWord'))}）`
}

function sayValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return '…'
  if (Array.isArray(value)) return value.map(sayValue).join('、')
  const text = String(value)
  return /^P(?=[\dT])/.test(text) ? sayDuration(text) : wordOf(text)
}
