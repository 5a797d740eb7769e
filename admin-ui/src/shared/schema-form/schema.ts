import type { Text } from '@/app/i18n'

/** The part of JSON Schema 2020-12 that the server writes, with its `x-` hints. */
export type JsonSchema = {
  type?: string | string[]
  title?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  default?: unknown
  'x-title'?: Text
  'x-help'?: Text
  'x-widget'?: string
  'x-order'?: number
  'x-show-when'?: string
}

/** The closed list of widgets. `object`, `list`, `map` and `json` are chosen by shape alone. */
export type WidgetName =
  | 'text'
  | 'textarea'
  | 'number'
  | 'switch'
  | 'select'
  | 'duration'
  | 'datetime'
  | 'time'
  | 'tags'
  | 'tag-picker'
  | 'account-picker'
  | 'coupon-batch-picker'
  | 'journey-picker'
  | 'template-picker'
  | 'event-type-picker'
  | 'condition-builder'
  | 'message-content'
  | 'channel-chain'
  | 'node-picker'
  | 'message-text'
  | 'webhook-picker'
  | 'menu-picker'
  | 'object'
  | 'list'
  | 'map'
  | 'json'

const NAMED: ReadonlySet<string> = new Set<WidgetName>([
  'text',
  'textarea',
  'number',
  'switch',
  'select',
  'duration',
  'datetime',
  'time',
  'tags',
  'tag-picker',
  'account-picker',
  'coupon-batch-picker',
  'journey-picker',
  'template-picker',
  'event-type-picker',
  'condition-builder',
  'message-content',
  'channel-chain',
  'node-picker',
  'message-text',
  'webhook-picker',
  'menu-picker',
])

export function typeOf(schema: JsonSchema): string {
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type
  if (type) return type
  if (schema.properties || schema.additionalProperties) return 'object'
  if (schema.items) return 'array'
  return schema.enum ? 'string' : 'any'
}

/** The widget of a field: the server's explicit hint, else what the type and format say. */
export function widgetOf(schema: JsonSchema): WidgetName {
  const hint = schema['x-widget']
  if (hint && hint !== 'auto' && NAMED.has(hint)) return hint as WidgetName
  if (choicesOf(schema).length > 0) return 'select'
  switch (typeOf(schema)) {
    case 'string':
      if (schema.format === 'duration') return 'duration'
      if (schema.format === 'date-time' || schema.format === 'date') return 'datetime'
      return (schema.maxLength ?? 0) > 200 ? 'textarea' : 'text'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'switch'
    case 'array':
      return schema.items && typeOf(schema.items) === 'string' && !schema.items.enum ? 'tags' : 'list'
    case 'object':
      return schema.properties ? 'object' : 'map'
    default:
      return 'json'
  }
}

export interface FieldEntry {
  key: string
  schema: JsonSchema
  required: boolean
}

/** Choices of a select: the enumeration, or a pattern that is nothing but alternatives (`a|b|c`). */
export function choicesOf(schema: JsonSchema): string[] {
  if (schema.enum) return schema.enum.filter((value) => value !== null).map(String)
  const pattern = (schema.pattern ?? '').replace(/^\^/, '').replace(/\$$/, '').replace(/^\((?:\?:)?(.*)\)$/, '$1')
  return /^[\w.-]+(\|[\w.-]+)+$/.test(pattern) ? pattern.split('|') : []
}

/** Fields in the order of the record, without those that another field's value hides. */
export function fieldsOf(schema: JsonSchema, value: Record<string, unknown> | undefined): FieldEntry[] {
  return Object.entries(schema.properties ?? {})
    .map(([key, field]) => ({ key, schema: field, required: schema.required?.includes(key) ?? false }))
    .filter((field) => shown(field.schema['x-show-when'], value ?? {}))
    .sort((a, b) => (a.schema['x-order'] ?? 0) - (b.schema['x-order'] ?? 0))
}

/** `mode=gap`, `kind=news|miniprogram`, `kind!=text`; several joined by `&`. */
export function shown(rule: string | undefined, value: Record<string, unknown>): boolean {
  if (!rule) return true
  return rule.split('&').every((part) => {
    const match = /^\s*([\w.-]+)\s*(!?=)\s*(.*?)\s*$/.exec(part)
    if (!match) return true
    const [, key, operator, wanted] = match as unknown as [string, string, string, string]
    const isOne = wanted.split('|').includes(String(value[key] ?? ''))
    return operator === '=' ? isOne : !isOne
  })
}

/** A first value that the schema accepts as far as possible. */
export function emptyValue(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key))
          .map(([key, field]) => [key, emptyValue(field)]),
      )
    case 'array':
      return []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'string':
      return schema.enum ? schema.enum[0] : ''
    default:
      return null
  }
}
