import { describe, expect, it } from 'vitest'
import { complete, type Definition, type JourneyNode } from './definition'
import { type Box, CARD_WIDTH, ENTRY_ID, layoutOf, neighbour, plusId, shapeOf } from './layout'
import { portsOf, sample } from './sample'

const options = { portsOf, entryHeight: 100, withCounts: false }
const box = (boxes: Map<string, Box>, id: string) => boxes.get(id) as Box

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function longJourney(size: number): Definition {
  const nodes: Record<string, JourneyNode> = {}
  for (let i = 1; i <= size; i++) {
    const next: Record<string, string> = {}
    if (2 * i <= size) next.yes = `n${2 * i}`
    if (2 * i + 1 <= size) next.no = `n${2 * i + 1}`
    nodes[`n${i}`] = { type: 'condition', version: 1, config: {}, next }
  }
  return complete({ start: 'n1', nodes })
}

describe('layout', () => {
  it('shouldDrawFromTopToBottom', () => {
    const { boxes } = layoutOf(sample(), options)
    for (const [above, below] of [[ENTRY_ID, 'n1'], ['n1', 'n2'], ['n3', 'n4'], ['n4', 'n5']] as const) {
      expect(box(boxes, above).y + box(boxes, above).height).toBeLessThan(box(boxes, below).y)
    }
  })

  it('shouldKeepExitsInTheirOrderFromLeftToRight', () => {
    const { boxes } = layoutOf(sample(), options)
    expect(box(boxes, 'n2').x).toBeLessThan(box(boxes, 'n3').x)
  })

  it('shouldGiveEveryOpenExitItsPlus', () => {
    const { boxes, open } = layoutOf(sample(), options)
    expect(open).toEqual([
      { node: 'n2', port: 'failed' },
      { node: 'n4', port: 'timeout' },
      { node: 'n5', port: 'done' },
    ])
    for (const exit of open) expect(boxes.has(plusId(exit))).toBe(true)
  })

  it('shouldNeverLayOneCardOverAnotherAndStayFastWithTwoHundred', () => {
    const started = performance.now()
    const { boxes } = layoutOf(longJourney(200), options)
    expect(performance.now() - started).toBeLessThan(2000)
    const all = [...boxes.values()]
    const clashes = all.flatMap((a, i) => all.slice(i + 1).filter((b) => overlaps(a, b)))
    expect(clashes).toEqual([])
    expect(all.filter((b) => b.width === CARD_WIDTH)).toHaveLength(201)
  })

  it('shouldKeepTheShapeWhileOnlyConfigurationChanges', () => {
    const before = sample()
    const first = shapeOf(before)
    const n5 = before.nodes.n5 as JourneyNode
    const typed = { ...before, nodes: { ...before.nodes, n5: { ...n5, config: { add: ['x'] } } } }
    expect(shapeOf(typed, first)).toBe(first)
    const grown = { ...before, nodes: { ...before.nodes, n5: { ...n5, next: { done: 'n1' } } } }
    expect(shapeOf(grown, first)).not.toBe(first)
  })

  it('shouldFindTheNextCardForTheArrowKeys', () => {
    const { boxes } = layoutOf(sample(), options)
    expect(neighbour(boxes, ENTRY_ID, 'down')).toBe('n1')
    expect(neighbour(boxes, 'n2', 'right')).toBe('n3')
    expect(neighbour(boxes, 'n3', 'left')).toBe('n2')
    expect(neighbour(boxes, 'n2', 'up')).toBe('n1')
    expect(neighbour(boxes, ENTRY_ID, 'up')).toBeUndefined()
  })

  it('shouldLayOutALoopAndLoosePieces', () => {
    const looped = sample()
    looped.nodes.n5 = { type: 'tag', version: 1, config: {}, next: { done: 'n1' } }
    looped.nodes.n9 = { type: 'end', version: 1, config: {}, next: {} }
    const { boxes } = layoutOf(looped, options)
    expect(boxes.has('n9')).toBe(true)
  })
})
