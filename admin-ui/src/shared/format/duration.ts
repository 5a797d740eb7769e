import { t } from '@/app/i18n'

export type DurationUnit = 'day' | 'hour' | 'minute' | 'second'
export const durationUnits: DurationUnit[] = ['minute', 'hour', 'day', 'second']
const SECONDS: Record<DurationUnit, number> = { day: 86_400, hour: 3_600, minute: 60, second: 1 }

/** Seconds of an ISO-8601 duration made of days, hours, minutes and seconds; `undefined` if it is none. */
export function durationSeconds(iso: string | null | undefined): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(iso ?? '')
  if (!match || iso === 'P' || iso?.endsWith('T')) return undefined
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  return days * 86_400 + hours * 3_600 + minutes * 60 + seconds
}

/** The largest unit in which the duration is a whole number: what a form shows as number and unit. */
export function splitDuration(iso: string | null | undefined): { amount: number; unit: DurationUnit } | undefined {
  const total = durationSeconds(iso)
  if (total === undefined) return undefined
  const unit = (['day', 'hour', 'minute'] as const).find((u) => total > 0 && total % SECONDS[u] === 0) ?? 'second'
  return { amount: total / SECONDS[unit], unit: total === 0 ? 'minute' : unit }
}

export function joinDuration(amount: number, unit: DurationUnit): string {
  const whole = Math.max(0, Math.round(amount))
  if (unit === 'day') return `P${whole}D`
  return `PT${whole}${unit === 'hour' ? 'H' : unit === 'minute' ? 'M' : 'S'}`
}

export function sayDuration(iso: string | null | undefined): string {
  const total = durationSeconds(iso)
  if (total === undefined) return iso ?? ''
  const parts: string[] = []
  let rest = total
  for (const unit of ['day', 'hour', 'minute', 'second'] as const) {
    const n = Math.floor(rest / SECONDS[unit])
    if (n > 0) parts.push(`${n} ${t(`time.${unit}`)}`)
    rest -= n * SECONDS[unit]
  }
  return parts.join(' ') || `0 ${t('time.minute')}`
}
