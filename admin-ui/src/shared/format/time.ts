import { language, t } from '@/app/i18n'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function dateTime(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(language.value, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(date)
}

export function clock(iso: string): string {
  return new Intl.DateTimeFormat(language.value, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(new Date(iso))
}

/** "3 分钟前", "2 小时后"; beyond a week the date itself. */
export function relative(iso: string, now: number = Date.now()): string {
  const then = Date.parse(iso)
  if (Number.isNaN(then)) return iso
  const past = now >= then
  const distance = Math.abs(now - then)
  if (distance < 5 * SECOND) return t('time.now')
  if (distance >= 7 * DAY) return dateTime(iso).slice(0, 16).replace(/[,\s]+$/, '')
  const [unit, size] =
    distance < MINUTE
      ? (['Seconds', SECOND] as const)
      : distance < HOUR
        ? (['Minutes', MINUTE] as const)
        : distance < DAY
          ? (['Hours', HOUR] as const)
          : (['Days', DAY] as const)
  const n = Math.floor(distance / size)
  return past ? t(`time.${unit.toLowerCase()}Ago`, { n }) : t(`time.in${unit}`, { n })
}

export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—'
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`
}
