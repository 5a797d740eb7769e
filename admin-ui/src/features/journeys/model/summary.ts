import { textOf, t } from '@/app/i18n'
import { type CatalogItem, useCatalog } from '@/shared/catalog/catalog'
import { sayTree } from '@/shared/schema-form/condition'
import { wordOf } from '@/shared/schema-form/words'
import { sayDuration } from '@/shared/format/duration'
import type { JsonSchema } from '@/shared/schema-form/schema'

/** Names for ids in a configuration (coupon batches, accounts), as far as they are known already. */
export type NameOf = (widget: string, id: string) => string | undefined

/** One plain line from the catalog's template: `{field}` or `{field.inner}` is replaced by what the operator would call its value. */
export function summaryOf(item: CatalogItem, config: Record<string, unknown>, nameOf: NameOf = () => undefined): string {
  const template = textOf(item.summary)
  const clauses = template.split(/(?<=[，,；;])/)
  const said = clauses.map((clause) => {
    let filled = false
    let asked = false
    const text = clause.replace(/\{([\w.-]+)\}/g, (_, path: string) => {
      const { value, schema } = lookUp(path.split('.'), config, item.schema)
      const word = say(value, schema, nameOf)
      asked = true
      filled ||= word !== NOTHING
      return word
    })
    return { text, empty: asked && !filled }
  })
  // A clause that has nothing to say is left out, unless nothing else would remain.
  const kept = said.some((clause) => !clause.empty) ? said.filter((clause) => !clause.empty) : said
  return kept
    .map((clause) => clause.text)
    .join('')
    .replace(/\s*[「“]…[」”]|\s…$/g, '')
    .replace(/[，,；;]\s*$/, '')
    .trim()
}

function lookUp(path: string[], config: unknown, schema: JsonSchema | undefined): { value: unknown; schema?: JsonSchema } {
  let value: unknown = config
  let at: JsonSchema | undefined = schema
  for (const key of path) {
    value = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined
    at = at?.properties?.[key] ?? at?.items
  }
  return { value, schema: at }
}

const NOTHING = '…'

function say(value: unknown, schema: JsonSchema | undefined, nameOf: NameOf): string {
  if (value === undefined || value === null || value === '') return NOTHING
  const widget = schema?.['x-widget'] ?? ''
  if (schema?.format === 'duration' || widget === 'duration') return sayDuration(String(value))
  if (Array.isArray(value)) {
    if (value.length === 0) return NOTHING
    return value.map((part) => say(part, schema?.items, nameOf)).join(widget === 'channel-chain' ? ' → ' : '、')
  }
  if (widget === 'condition-builder') return sayTree(value as Record<string, unknown>, useCatalog().catalog)
  if (typeof value === 'object') return sayObject(value as Record<string, unknown>)
  if (typeof value === 'boolean') return t(value ? 'c.yes' : 'c.no')
  const text = String(value)
  const known = nameOf(widget, text)
  if (known) return known
  return wordOf(text)
}

/** Objects in a summary: a channel with its text, a condition tree, else its first plain value. */
function sayObject(value: Record<string, unknown>): string {
  if (typeof value.channel === 'string') {
    const content = (value.content ?? {}) as Record<string, unknown>
    const words = [content.text, content.title, content.head].find((part) => typeof part === 'string' && part !== '')
    const channel = textOf(useCatalog().catalog.find('channel', value.channel)?.name) || wordOf(value.channel)
    return words ? t('c.quoted', { what: channel, words: sayVariables(String(words)).replace(/\s+/g, ' ') }) : channel
  }
  const plain = Object.values(value).find((part) => typeof part === 'string' || typeof part === 'number')
  return plain === undefined ? NOTHING : wordOf(plain)
}

const VARIABLES: Record<string, string> = {
  'customer.name': 'name',
  'coupon.title': 'couponTitle',
  'coupon.url': 'couponUrl',
  'coupon.code': 'couponCode',
  'coupon.validUntil': 'couponUntil',
}

/** `{{customer.name|朋友}}` as [客户称呼]. */
function sayVariables(text: string): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*(?:\|[^}]*)?\}\}/g, (_, path: string) => {
    const key = VARIABLES[path]
    return `[${key ? t(`journeys.vars.${key}`) : path.split('.').at(-1)}]`
  })
}
