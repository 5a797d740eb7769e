/** The periods a report is read for, as its address keeps them. */
export interface Wanted {
  period: string
  from: string
  to: string
  version: string
  window: string
}

export const defaults: Wanted = { period: 'month', from: '', to: '', version: '', window: '' }
const DAYS: Record<string, number> = { day: 1, week: 7, month: 30 }

/** What the server is asked for. Whole days begin at midnight here; 24 hours count from now. */
export function queryOf(wanted: Wanted, now: Date = new Date()): Record<string, string | undefined> {
  const rest = { version: wanted.version || undefined, window: wanted.window || undefined }
  if (wanted.period === 'all') return rest
  if (wanted.period === 'own') {
    const to = wanted.to ? new Date(`${wanted.to}T00:00:00`) : undefined
    to?.setDate(to.getDate() + 1)
    return {
      ...rest,
      from: wanted.from ? new Date(`${wanted.from}T00:00:00`).toISOString() : undefined,
      to: to?.toISOString(),
    }
  }
  const from = new Date(now)
  from.setDate(from.getDate() - (DAYS[wanted.period] ?? 30))
  if (wanted.period === 'day') from.setMinutes(0, 0, 0)
  else from.setHours(0, 0, 0, 0)
  return { ...rest, from: from.toISOString() }
}
