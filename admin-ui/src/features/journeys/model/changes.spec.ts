import { expect, it } from 'vitest'
import { changesOf, isUnchanged } from './changes'
import { connect, remove } from './graph'
import { portsOf, sample } from './sample'

it('shouldSayNothingChanged', () => {
  expect(isUnchanged(changesOf(sample(), sample()))).toBe(true)
})

it('shouldNameWhatWasAddedRemovedAndChanged', () => {
  const draft = connect(remove(sample(), ['n5'], portsOf), { node: 'n3', port: 'done' }, undefined)
  draft.nodes.n7 = { type: 'end', version: 1, config: {}, next: {} }
  const changes = changesOf(sample(), draft)
  expect(changes).toEqual({ added: ['n7'], removed: ['n5'], changed: ['n3', 'n4'], rules: false })
})
