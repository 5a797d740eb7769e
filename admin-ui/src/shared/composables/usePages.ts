import { onScopeDispose, ref, type Ref } from 'vue'
import type { Page } from '../http/http'

export interface Pages<T> {
  items: Ref<T[]>
  next: Ref<string | null | undefined>
  error: Ref<unknown>
  loading: Ref<boolean>
  started: Ref<boolean>
  reload: () => Promise<void>
  more: () => Promise<void>
}

/** A list read page by page. `reload` starts anew; answers to an older question are dropped. */
export function usePages<T>(read: (cursor?: string) => Promise<Page<T>>, now = true): Pages<T> {
  const items = ref<T[]>([]) as Ref<T[]>
  const next = ref<string | null>()
  const error = ref<unknown>()
  const loading = ref(false)
  const started = ref(false)
  let asked = 0

  async function load(cursor?: string) {
    const mine = ++asked
    loading.value = true
    try {
      const page = await read(cursor)
      if (mine !== asked) return
      items.value = cursor ? [...items.value, ...page.items] : page.items
      next.value = page.next
      error.value = undefined
      started.value = true
    } catch (cause) {
      if (mine === asked) error.value = cause
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  onScopeDispose(() => asked++)
  if (now) void load()
  return {
    items,
    next,
    error,
    loading,
    started,
    reload: () => load(),
    more: async () => {
      if (next.value) await load(next.value)
    },
  }
}
