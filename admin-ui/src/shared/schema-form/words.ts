import { t, te } from '@/app/i18n'

/** What an operator calls a value of an enumeration; unknown ones are shown as they are. */
export function wordOf(value: unknown): string {
  const text = String(value)
  const known = [text, text.toLowerCase()].map((word) => `words['${word.replace(/'/g, '')}']`).find((key) => te(key))
  return known ? t(known) : text
}
