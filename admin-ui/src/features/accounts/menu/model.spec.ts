import { describe, expect, it } from 'vitest'
import { bytesOf, buttonAt, cleaned, move, placeWord } from './model'

describe('menu of an account', () => {
  it('keeps only what a button of its kind needs', () => {
    expect(cleaned({ name: ' 商城 ', type: 'view', key: 'old', url: ' https://example.com ' })).toEqual({ name: '商城', type: 'view', url: 'https://example.com' })
    expect(cleaned({ name: '会员', type: 'click', key: 'k', buttons: [{ name: '积分', type: 'click', key: 'p' }] })).toEqual({
      name: '会员',
      buttons: [{ name: '积分', type: 'click', key: 'p' }],
    })
  })

  it('counts as WeChat does', () => {
    expect(bytesOf('会员ab')).toBe(8)
    expect(placeWord([1, 2])).toBe('2.3')
  })

  it('moves a button within its list only', () => {
    const buttons = [{ name: 'a', buttons: [{ name: 'x' }, { name: 'y' }] }, { name: 'b' }]
    expect(move(buttons, [0, 0], 1)).toBe(true)
    expect(buttonAt(buttons, [0, 0])?.name).toBe('y')
    expect(move(buttons, [0, 1], 1)).toBe(false)
    expect(move(buttons, [1], -1)).toBe(true)
    expect(buttons.map((one) => one.name)).toEqual(['b', 'a'])
  })
})
