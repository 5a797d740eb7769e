import { expect, it } from 'vitest'
import { defaults, queryOf } from './period'

const now = new Date('2026-03-20T10:30:00')

it('shouldAskForWholeDays', () => {
  expect(queryOf({ ...defaults, period: 'week' }, now).from).toBe(new Date('2026-03-13T00:00:00').toISOString())
  expect(queryOf({ ...defaults, period: 'day' }, now).from).toBe(new Date('2026-03-19T10:00:00').toISOString())
  expect(queryOf({ ...defaults, period: 'all', version: '2' }, now)).toEqual({ version: '2', window: undefined })
})

it('shouldIncludeTheLastDayOfAPeriodOfOnesOwn', () => {
  const query = queryOf({ ...defaults, period: 'own', from: '2026-03-01', to: '2026-03-31' }, now)
  expect(query.from).toBe(new Date('2026-03-01T00:00:00').toISOString())
  expect(query.to).toBe(new Date('2026-04-01T00:00:00').toISOString())
  expect(queryOf({ ...defaults, period: 'own' }, now)).toEqual({ from: undefined, to: undefined, version: undefined, window: undefined })
})
