import { complete, type Definition } from './definition'

/** A small journey for tests: n1 branches to n2 and n3, both lead to n4, and n4 to n5. */
export function sample(): Definition {
  const node = (type: string, next: Record<string, string>) => ({ type, version: 1, config: {}, next })
  return complete({
    start: 'n1',
    nodes: {
      n1: node('condition', { yes: 'n2', no: 'n3' }),
      n2: node('send-message', { sent: 'n4' }),
      n3: node('wait', { done: 'n4' }),
      n4: node('wait-event', { happened: 'n5' }),
      n5: node('tag', {}),
    },
    notes: [{ id: 'c1', node: 'n2', text: 'note' }],
  })
}

const PORTS: Record<string, string[]> = {
  condition: ['yes', 'no'],
  'send-message': ['sent', 'failed'],
  wait: ['done'],
  'wait-event': ['happened', 'timeout'],
  tag: ['done'],
  end: [],
}
export const portsOf = (type: string) => PORTS[type] ?? []
