import { expect, it } from 'vitest'
import { i18n } from '.'

const sources = import.meta.glob<string>('../../**/*.{vue,ts}', { eager: true, query: '?raw', import: 'default' })

/** Keys written in full; those with a variable part are looked up at run time with a fallback. */
it('shouldHaveAMessageForEveryKeyInUse', () => {
  const missing: string[] = []
  for (const [file, text] of Object.entries(sources)) {
    if (file.endsWith('.spec.ts')) continue
    for (const match of text.matchAll(/\bt\(\s*'([\w.-]+)'/g)) {
      const key = match[1] as string
      for (const locale of ['zh-CN', 'en']) if (!i18n.global.te(key, locale)) missing.push(`${file}: ${key} (${locale})`)
    }
    for (const match of text.matchAll(/(?:title|label): '([a-z]+\.[\w.-]+)'/g)) {
      if (file.endsWith('module.ts') && !i18n.global.te(match[1] as string)) missing.push(`${file}: ${match[1]}`)
    }
  }
  expect(missing).toEqual([])
})
