import { describe, expect, it } from 'vitest'
import type { Tried } from '../api'
import { pathOf, storyOf, untilNext, withoutLast } from './rehearsal'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 2, minute)).toISOString()
const tried = {
  now: at(0),
  cameToRest: true,
  runs: [
    {
      state: 'waiting',
      node: 'n2',
      wakeAt: at(60 * 26),
      answers: [],
      steps: [{ node: 'n1', type: 'send-message', port: 'sent', at: at(0) }],
    },
  ],
  entering: [],
  refused: [],
  done: [
    { at: at(0), node: 'n1', kind: 'message', line: { zh: '发', en: 'sends' }, content: {} },
    { at: at(0), node: 'n2', kind: 'tag', line: { zh: '标签', en: 'tag' }, content: {} },
  ],
  tags: [],
  attributes: {},
} as unknown as Tried

describe('a rehearsal', () => {
  it('lights the entry, what was walked and where somebody stands', () => {
    const path = pathOf(tried, 'n1')
    expect([...(path?.nodes ?? [])]).toEqual(['n1', 'n2'])
    expect([...(path?.exits ?? [])]).toEqual([':start', 'n1:sent'])
    expect([...(path?.here ?? [])]).toEqual(['n2'])
    expect(pathOf(undefined, 'n1')).toBeUndefined()
  })

  it('tells what a step did before it was left', () => {
    expect(storyOf(tried).map((line) => ('effect' in line ? line.effect.kind : `left ${line.node}`))).toEqual(['message', 'left n1', 'tag'])
  })

  it('knows how long until the next step', () => {
    expect(untilNext(tried)).toBe('P1DT7200S')
    expect(untilNext({ ...tried, runs: [] })).toBeUndefined()
    expect(untilNext({ ...tried, entering: [{ at: at(30), unless: [] }] })).toBe('PT1800S')
  })

  it('takes back what a person did, with the outcome chosen for it', () => {
    const acts = [{ eventType: 'mp.follow' }, { outcome: 'failed' }, { after: 'P1D' }]
    expect(withoutLast(acts)).toEqual([{ eventType: 'mp.follow' }])
  })
})
