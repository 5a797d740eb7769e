import { onScopeDispose, ref, type Ref } from 'vue'

export interface Loaded<T> {
  data: Ref<T | undefined>
  error: Ref<unknown>
  loading: Ref<boolean>
  /** Reads again; an answer that arrives after a later one was asked for is dropped. */
  reload: () => Promise<void>
}

/** Reads something once now and whenever `reload` is called. */
export function useLoad<T>(read: () => Promise<T>, now = true): Loaded<T> {
  const data = ref<T>() as Ref<T | undefined>
  const error = ref<unknown>()
  const loading = ref(false)
  let asked = 0
  async function reload() {
    const mine = ++asked
    loading.value = true
    try {
      const value = await read()
      if (mine === asked) {
        data.value = value
        error.value = undefined
      }
    } catch (cause) {
      if (mine === asked) error.value = cause
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  onScopeDispose(() => asked++)
  if (now) void reload()
  return { data, error, loading, reload }
}
