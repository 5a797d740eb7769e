import { expect, it } from 'vitest'
import { durationSeconds, joinDuration, sayDuration, splitDuration } from './duration'

it('shouldReadAndWriteIsoDurations', () => {
  expect(durationSeconds('P1DT2H')).toBe(93_600)
  expect(durationSeconds('PT0.5S')).toBe(0)
  expect(durationSeconds('P')).toBeUndefined()
  expect(durationSeconds('2 days')).toBeUndefined()
  expect(splitDuration('PT48H')).toEqual({ amount: 2, unit: 'day' })
  expect(splitDuration('PT90M')).toEqual({ amount: 90, unit: 'minute' })
  expect(joinDuration(3, 'hour')).toBe('PT3H')
  expect(sayDuration('P1DT30M')).toBe('1 天 30 分钟')
})
