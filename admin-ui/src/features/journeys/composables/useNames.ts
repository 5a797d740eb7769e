import { reactive } from 'vue'
import { http, type Page } from '@/shared/http/http'
import type { NameOf } from '../model/summary'

const SOURCES: Record<string, { path: string; label: string }> = {
  'coupon-batch-picker': { path: '/coupon-batches', label: 'title' },
  'account-picker': { path: '/accounts', label: 'name' },
  'journey-picker': { path: '/journeys', label: 'name' },
}
const names = reactive<Record<string, Record<string, string>>>({})
const asked = new Set<string>()

async function load(widget: string): Promise<void> {
  const source = SOURCES[widget]
  if (!source || asked.has(widget)) return
  asked.add(widget)
  try {
    const page = await http.get<Page<Record<string, string>>>(source.path)
    names[widget] = Object.fromEntries(page.items.map((item) => [item.id ?? '', item[source.label] ?? '']))
  } catch {
    // The card then shows the id; the picker itself reports the failure.
  }
}

/** Human names for ids on cards: read once, when a card first needs them. */
export function useNames(): NameOf {
  return (widget, id) => {
    void load(widget)
    return names[widget]?.[id]
  }
}
