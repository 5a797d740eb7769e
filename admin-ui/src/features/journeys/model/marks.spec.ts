import { expect, test } from 'vitest'
import { emptyDefinition } from './definition'
import { marksOf } from './marks'

const node = (name: string) => ({ type: 'tag', version: 1, name, config: {}, next: {} })

test('what went is marked before, what came after, what changed on both', () => {
  const before = { ...emptyDefinition(), nodes: { n1: node('a'), n2: node('b'), n3: node('c') } }
  const after = { ...emptyDefinition(), nodes: { n1: node('a'), n2: node('B'), n4: node('d') } }
  expect(marksOf(before, after)).toEqual({
    before: { n3: 'removed', n2: 'changed' },
    after: { n4: 'added', n2: 'changed' },
  })
})
