import { expect, it } from 'vitest'
import type { Counts } from '../api'
import { renewed } from './counts'

const counts = (n: number): Counts => ({
  entered: n, waiting: n, finished: 0, left: 0, refused: [], goals: 0, heldOut: 0, heldOutGoals: 0,
  nodes: { n1: { entered: n, waiting: n, left: 0, ports: {} }, n2: { entered: 1, waiting: 1, left: 0, ports: {} } },
})

it('keeps the objects of cards whose numbers did not move', () => {
  const old = counts(1)
  expect(renewed(undefined, old)).toBe(old)
  expect(renewed(old, counts(1))).toBe(old)
  const next = renewed(old, counts(2))
  expect(next.entered).toBe(2)
  expect(next.nodes.n1?.entered).toBe(2)
  expect(next.nodes.n2).toBe(old.nodes.n2)
})
