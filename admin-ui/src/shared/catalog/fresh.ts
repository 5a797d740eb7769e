import type { CatalogItem } from './catalog'

/** Widgets whose values name something of this installation, which an example cannot know. */
const PICKED = new Set(['coupon-batch-picker', 'account-picker', 'template-picker', 'journey-picker'])

/** The configuration of a new item: the catalog's example without ids that only look real. */
export function freshConfig(item: CatalogItem): Record<string, unknown> {
  const config = structuredClone(item.example)
  for (const [key, schema] of Object.entries(item.schema.properties ?? {})) {
    if (PICKED.has(schema['x-widget'] ?? '')) delete config[key]
  }
  return config
}
