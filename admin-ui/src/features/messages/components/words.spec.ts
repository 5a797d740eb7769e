import { expect, test } from 'vitest'
import { reasonWord } from './words'

test('the brand’s own limits are told with how many, how long and until when', () => {
  expect(reasonWord('capped:3/P7D')).toBe('超过疲劳度上限（7 天内最多 3 条）')
  expect(reasonWord('quiet:2026-11-22T01:00:00Z')).toMatch(/^免打扰，等到 .*再发$/)
  expect(reasonWord('quiet')).toBe('免打扰时段')
  expect(reasonWord('suppressed')).toBe('客户正在另一个优先的旅程中')
})
