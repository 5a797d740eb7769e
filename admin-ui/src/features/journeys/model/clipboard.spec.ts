import { describe, expect, it } from 'vitest'
import { copyOf, parseClip, pasteAt } from './clipboard'
import { emptyDefinition, entryExit } from './definition'
import { portsOf, sample } from './sample'

describe('copy and paste', () => {
  it('shouldCopyOnlyWaysInsideThePiece', () => {
    const clip = copyOf(sample(), ['n2', 'n4'])
    expect(clip.heads).toEqual(['n2'])
    expect(clip.nodes.n2?.next).toEqual({ sent: 'n4' })
    expect(clip.nodes.n4?.next).toEqual({})
    expect(clip.notes).toHaveLength(1)
  })

  it('shouldSurviveTheClipboard', () => {
    const clip = copyOf(sample(), ['n2'])
    expect(parseClip(JSON.stringify(clip))).toEqual(clip)
    expect(parseClip('{"kind":"other"}')).toBeUndefined()
    expect(parseClip('just text')).toBeUndefined()
  })

  it('shouldPasteIntoAnotherJourneyUnderNewIds', () => {
    const { definition, ids } = pasteAt(emptyDefinition(), entryExit, copyOf(sample(), ['n2', 'n4']), portsOf)
    expect(ids).toEqual(['n1', 'n2'])
    expect(definition.start).toBe('n1')
    expect(definition.nodes.n1?.next).toEqual({ sent: 'n2' })
    expect(definition.notes).toEqual([{ id: 'c1', node: 'n1', text: 'note' }])
  })

  it('shouldGoOnWithWhatFollowedAtTheFirstOpenExitOfTheMainLine', () => {
    const { definition, ids } = pasteAt(sample(), { node: 'n4', port: 'happened' }, copyOf(sample(), ['n2', 'n4']), portsOf)
    expect(definition.nodes.n4?.next.happened).toBe(ids[0])
    expect(definition.nodes[ids[0] as string]?.next).toEqual({ sent: ids[1] })
    expect(definition.nodes[ids[1] as string]?.next).toEqual({ happened: 'n5' })
  })

  it('shouldNotShareConfigurationWithTheOriginal', () => {
    const from = sample()
    const clip = copyOf(from, ['n5'])
    ;(clip.nodes.n5?.config as Record<string, unknown>).add = ['x']
    expect(from.nodes.n5?.config).toEqual({})
  })

  it('shouldNameTheCopyWhereAStepNamesAnotherOneOfThePiece', () => {
    const clip = copyOf(sample(), ['n2', 'n4'])
    ;(clip.nodes.n4?.config as Record<string, unknown>).node = 'n2'
    const { definition, ids } = pasteAt(sample(), { node: 'n4', port: 'happened' }, clip, portsOf)
    expect(definition.nodes[ids[1] as string]?.config.node).toBe(ids[0])
    expect(clip.nodes.n4?.config.node).toBe('n2')
  })
})
