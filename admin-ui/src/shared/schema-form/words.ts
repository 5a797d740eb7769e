import { t, te } from '@/app/i18n'

/** What an operator calls a value of an enumeration; unknown ones are shown as they are. */
export function wordOf(value: unknown): string {
  const key = `words['${String(value).replace(/'/g, '')}']`
  return te(key) ? t(key) : String(value)
}
