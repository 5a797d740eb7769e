import { expect, it } from 'vitest'
import { liftText, points, share, spanText } from './words'

it('shouldSayADifferenceInPlainWords', () => {
  expect(liftText({ value: 0.031, low: 0.004, high: 0.058, clear: true }, 'report.holdOut')).toBe('提升 3.1 个百分点（95% 区间 0.4 到 5.8）')
  expect(liftText({ value: -0.02, low: -0.035, high: -0.001, clear: true }, 'report.holdOut')).toBe('降低 2.0 个百分点（95% 区间 0.1 到 3.5）')
  expect(liftText({ value: 0.01, low: -0.02, high: 0.04, clear: false }, 'report.holdOut')).toBe('还看不出差别（95% 区间 -2.0 到 4.0 个百分点）')
})

it('shouldRoundWithoutANegativeZero', () => {
  expect(points(-0.0001)).toBe('0.0')
  expect(share(0.12345)).toBe('12.3%')
})

it('shouldSayASpanInTheUnitThatFits', () => {
  expect(spanText(40)).toBe('40 秒')
  expect(spanText(12_600)).toBe('3.5 小时')
  expect(spanText(864_000)).toBe('10 天')
})
