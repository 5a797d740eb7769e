import { describe, expect, it } from 'vitest'
import type { SplitView } from '@/generated/api'
import type { Definition } from './definition'
import { marksOf } from './winners'

const definition = { nodes: { n1: { config: { ways: [{ share: 50 }, { share: 50, name: '短文案' }] } } } } as unknown as Partial<Definition>
const split = (state: string, winner?: string) => ({ node: 'n1', state, winner, arms: [] }) as unknown as SplitView

describe('winners of splits', () => {
  it('shouldNameTheWayThatWon', () => {
    expect(marksOf([split('won', 'b')], definition)).toEqual({ n1: '胜出 短文案' })
    expect(marksOf([split('won', 'a')], definition)).toEqual({ n1: '胜出 A' })
  })

  it('shouldSayNothingWhileItRuns', () => {
    expect(marksOf([split('running')], definition)).toEqual({})
    expect(marksOf([split('unclear')], definition)).toEqual({ n1: '未分胜负' })
  })
})
