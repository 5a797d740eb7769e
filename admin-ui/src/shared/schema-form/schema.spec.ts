import { describe, expect, it } from 'vitest'
import { fieldsOf, shown, widgetOf } from './schema'

describe('schema to form', () => {
  it('shouldPreferTheHintAndElseTheShape', () => {
    expect(widgetOf({ type: 'string', 'x-widget': 'message-content' })).toBe('message-content')
    expect(widgetOf({ type: 'string', format: 'duration', 'x-widget': 'auto' })).toBe('duration')
    expect(widgetOf({ type: ['string', 'null'], enum: ['a'] })).toBe('select')
    expect(widgetOf({ type: 'array', items: { type: 'string' } })).toBe('tags')
    expect(widgetOf({ type: 'object', additionalProperties: { type: 'string' } })).toBe('map')
    expect(widgetOf({ type: 'string', 'x-widget': 'something-new' })).toBe('text')
  })

  it('shouldShowFieldsByTheirNeighboursAndInOrder', () => {
    const schema = {
      type: 'object',
      required: ['kind'],
      properties: {
        url: { type: 'string', 'x-order': 2, 'x-show-when': 'kind=news|miniprogram' },
        kind: { type: 'string', 'x-order': 0 },
        text: { type: 'string', 'x-order': 1, 'x-show-when': 'kind!=news' },
      },
    }
    expect(fieldsOf(schema, { kind: 'news' }).map((f) => f.key)).toEqual(['kind', 'url'])
    expect(fieldsOf(schema, { kind: 'text' }).map((f) => [f.key, f.required])).toEqual([['kind', true], ['text', false]])
    expect(shown('a=1&b=2', { a: '1', b: '3' })).toBe(false)
  })
})
