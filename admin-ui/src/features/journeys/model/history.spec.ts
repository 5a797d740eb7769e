import { describe, expect, it } from 'vitest'
import { History } from './history'

describe('undo and redo', () => {
  it('shouldGoBackAndForthWithoutLimit', () => {
    const history = new History(0)
    for (let i = 1; i <= 500; i++) history.push(i)
    for (let i = 499; i >= 0; i--) expect(history.undo()).toBe(i)
    expect(history.canUndo).toBe(false)
    expect(history.undo()).toBe(0)
    for (let i = 1; i <= 500; i++) expect(history.redo()).toBe(i)
    expect(history.canRedo).toBe(false)
  })

  it('shouldTakeTypingInOneFieldAsOneStep', () => {
    let now = 0
    const history = new History('', () => now)
    for (const text of ['a', 'ab', 'abc']) {
      history.push(text, 'name')
      now += 200
    }
    now += 2000
    history.push('abcd', 'name')
    expect(history.undo()).toBe('abc')
    expect(history.undo()).toBe('')
  })

  it('shouldForgetTheFutureAfterAnEdit', () => {
    const history = new History('a')
    history.push('b')
    history.undo()
    history.push('c')
    expect(history.canRedo).toBe(false)
    expect(history.undo()).toBe('a')
  })

  it('shouldIgnoreAnEditThatChangesNothing', () => {
    const state = { a: 1 }
    const history = new History(state)
    history.push(state)
    expect(history.canUndo).toBe(false)
  })
})
