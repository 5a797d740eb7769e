import { expect, it } from 'vitest'
import { computed, nextTick, watchEffect } from 'vue'
import { emptyDefinition } from './definition'
import { createParts } from './parts'

it('tells only those who look at what changed', async () => {
  const parts = createParts()
  const n1 = { type: 'wait', version: 1, config: {}, next: {} }
  const n2 = { ...n1 }
  const definition = { ...emptyDefinition(), nodes: { n1, n2 }, notes: [{ id: 'c1', node: 'n1', text: 'x' }] }
  parts.show(definition)
  const asked: Record<string, number> = { n1: 0, n2: 0 }
  for (const id of ['n1', 'n2']) {
    const node = computed(() => (asked[id]!++, parts.nodeOf(id)?.name))
    watchEffect(() => void node.value)
  }
  parts.show({ ...definition, nodes: { n1, n2: { ...n2, name: 'new' } } as typeof definition.nodes })
  await nextTick()
  expect(asked).toEqual({ n1: 1, n2: 2 })
  expect(parts.noteOf('n1')).toBe('x')
  parts.show({ ...emptyDefinition() })
  expect(parts.nodeOf('n1')).toBeUndefined()
  expect(parts.noteOf('n1')).toBeUndefined()
})
