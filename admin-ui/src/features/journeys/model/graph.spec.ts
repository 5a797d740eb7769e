import { describe, expect, it } from 'vitest'
import { entryExit } from './definition'
import * as graph from './graph'
import { portsOf, sample } from './sample'

const node = (type: string) => ({ type, version: 1, config: {}, next: {} })

describe('edits of a journey', () => {
  it('shouldPutANewStepBetweenTwo', () => {
    const { definition, id } = graph.addAt(sample(), { node: 'n2', port: 'sent' }, node('wait'), portsOf('wait'))
    expect(id).toBe('n6')
    expect(definition.nodes.n2?.next.sent).toBe('n6')
    expect(definition.nodes.n6?.next).toEqual({ done: 'n4' })
    expect(definition.nodes.n3?.next.done).toBe('n4')
  })

  it('shouldNotChangeTheOldDefinition', () => {
    const before = sample()
    graph.addAt(before, entryExit, node('wait'), portsOf('wait'))
    graph.remove(before, ['n1'], portsOf)
    expect(before).toEqual(sample())
  })

  it('shouldLoseWhatFollowsOnlyWhenTheNewStepHasNoExit', () => {
    const { definition } = graph.addAt(sample(), { node: 'n4', port: 'happened' }, node('end'), portsOf('end'))
    expect(definition.nodes.n4?.next.happened).toBe('n6')
    expect(graph.loose(definition)).toEqual(new Set(['n5']))
  })

  it('shouldKeepTheBranchWhenAStepIsRemoved', () => {
    const after = graph.remove(sample(), ['n4'], portsOf)
    expect(after.nodes.n2?.next.sent).toBe('n5')
    expect(after.nodes.n3?.next.done).toBe('n5')
    expect(after.nodes.n4).toBeUndefined()
  })

  it('shouldKeepOtherBranchesAsLoosePieces', () => {
    const after = graph.remove(sample(), ['n1'], portsOf)
    expect(after.start).toBe('n2')
    expect(graph.loose(after)).toEqual(new Set(['n3']))
  })

  it('shouldRemoveSeveralInARowAndTheirNotes', () => {
    const after = graph.remove(sample(), ['n2', 'n4'], portsOf)
    expect(after.nodes.n1?.next).toEqual({ yes: 'n5', no: 'n3' })
    expect(after.notes).toEqual([])
  })

  it('shouldOpenTheExitWhenALoopOfOneIsRemoved', () => {
    const loop = graph.connect(sample(), { node: 'n5', port: 'done' }, 'n5')
    const after = graph.remove(loop, ['n5'], portsOf)
    expect(after.nodes.n4?.next).toEqual({})
  })

  it('shouldKeepBranchesOfTheSameNameWhenAStepIsReplaced', () => {
    const after = graph.replace(sample(), 'n1', node('condition'), ['yes', 'no'])
    expect(after.nodes.n1?.next).toEqual({ yes: 'n2', no: 'n3' })
  })

  it('shouldMoveTheMainBranchWhenNoExitFits', () => {
    const after = graph.replace(sample(), 'n1', node('wait'), ['done'])
    expect(after.nodes.n1?.next).toEqual({ done: 'n2' })
    expect(graph.loose(after)).toEqual(new Set(['n3']))
  })

  it('shouldRemoveABranchButNotWhereOthersStillLead', () => {
    const after = graph.removeBranch(sample(), 'n2')
    expect(Object.keys(after.nodes)).toEqual(['n1', 'n3', 'n4', 'n5'])
    expect(after.nodes.n1?.next).toEqual({ no: 'n3' })
  })

  it('shouldPassOverTargetsThatDoNotExist', () => {
    const broken = graph.connect(sample(), { node: 'n5', port: 'done' }, 'n99')
    expect(graph.targetOf(broken, { node: 'n5', port: 'done' })).toBeUndefined()
    expect(graph.edgesOf(broken)).toHaveLength(6)
  })
})
