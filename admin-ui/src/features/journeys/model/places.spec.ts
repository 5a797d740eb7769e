import { describe, expect, it } from 'vitest'
import type { Place } from '../api'
import { emptyDefinition } from './definition'
import { proposed, told, undecided } from './places'

const place: Place = { version: 1, node: 'n1', type: 'wait', change: 'removed', keepsWait: false, waiting: 3 }

describe('decisions about people who wait', () => {
  it('touches nobody unless told, and keeps what was chosen', () => {
    expect(proposed([place])).toEqual({ '1:n1': { version: 1, node: 'n1', action: 'stay' } })
    const chosen = { '1:n1': { version: 1, node: 'n1', action: 'leave' as const } }
    expect(proposed([place], chosen)).toEqual(chosen)
    expect(proposed([], chosen)).toEqual({})
  })
  it('is undecided while the step to go to is missing or gone', () => {
    const definition = { ...emptyDefinition(), nodes: { n2: { type: 'end', version: 1, config: {}, next: {} } } }
    const move = (to?: string) => ({ '1:n1': { version: 1, node: 'n1', action: 'move' as const, to } })
    expect(undecided(move(), definition)).toBe(true)
    expect(undecided(move('n1'), definition)).toBe(true)
    expect(undecided(move('n2'), definition)).toBe(false)
  })
  it('names a step only where people are moved', () => {
    expect(told({ a: { version: 1, node: 'n1', action: 'leave', to: 'n2' } })).toEqual([{ version: 1, node: 'n1', action: 'leave' }])
  })
})
