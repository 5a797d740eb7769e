import { expect, it } from 'vitest'
import { fillVariables, insertToken, previewOf } from './preview'

const samples = new Map([['customer.name', '小雨']])

it('shouldFillVariablesWithSamplesAndFallBackToTheDefault', () => {
  const parts = fillVariables('嗨 {{customer.name|朋友}}，{{trigger.scene|门店}} {{nobody.knows}}！', samples)
  expect(parts.map((part) => part.text).join('')).toBe('嗨 小雨，门店 {{nobody.knows}}！')
  expect(parts.filter((part) => part.unknown)).toHaveLength(1)
})

it('shouldDrawWhatEachKindLooksLike', () => {
  expect(previewOf('mp-customer-service', { kind: 'text', text: 'a\nb' })).toEqual({ kind: 'text', lines: [{ text: 'a' }, { text: 'b' }] })
  expect(previewOf('mp-template', { templateId: 't', data: { thing1: 'x' } })).toMatchObject({ kind: 'card', rows: [{ label: 'thing1', text: 'x' }] })
  expect(previewOf('sms', { body: 'hello' })).toEqual({ kind: 'text', lines: [{ text: 'hello' }] })
})

it('shouldNotPutAVariableIntoAnother', () => {
  expect(insertToken('a{{b}}c', 3, 3, '{{x}}')).toEqual({ text: 'a{{b}}{{x}}c', cursor: 11 })
  expect(insertToken('hello', 1, 4, '{{x}}')).toEqual({ text: 'h{{x}}o', cursor: 6 })
})
