import { reactive } from 'vue'
import { choicesOf, hasChoices } from '@/shared/schema-form/choices'
import type { NameOf } from '../model/summary'

const names = reactive<Record<string, Record<string, string>>>({})
const asked = new Set<string>()

async function load(widget: string): Promise<void> {
  if (!hasChoices(widget) || asked.has(widget)) return
  asked.add(widget)
  try {
    names[widget] = Object.fromEntries((await choicesOf(widget)).map(({ id, label }) => [id, label]))
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
