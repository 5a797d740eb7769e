import { ref } from 'vue'

const KEY = 'yujian.recent-nodes'
const LIMIT = 4

function read(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter((type): type is string => typeof type === 'string') : []
  } catch {
    return []
  }
}

/** Node types this person used last, newest first. */
export const recent = ref(read())

export function remember(type: string): void {
  recent.value = [type, ...recent.value.filter((other) => other !== type)].slice(0, LIMIT)
  try {
    localStorage.setItem(KEY, JSON.stringify(recent.value))
  } catch {
    // Without storage the list lasts as long as the page.
  }
}
