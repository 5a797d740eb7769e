import { language } from '@/app/i18n'

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : new Intl.NumberFormat(language.value).format(value)
}

export function money(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return '—'
  return new Intl.NumberFormat(language.value, { style: 'currency', currency: 'CNY', minimumFractionDigits: cents % 100 ? 2 : 0 }).format(
    cents / 100,
  )
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(part === whole ? 0 : 1)}%` : '—'
}
