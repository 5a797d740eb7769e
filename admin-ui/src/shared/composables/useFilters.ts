import { computed, type ComputedRef, reactive, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface Filters<T> {
  filters: T
  /** Any of them is set. */
  filtered: ComputedRef<boolean>
  clear: () => void
}

/**
 * Filters that live in the address, so that a list can be sent to a colleague and survives going back.
 * `changed` runs a moment after the last change.
 */
export function useFilters<T extends Record<string, string>>(defaults: T, changed: () => void, delay = 250): Filters<T> {
  const route = useRoute()
  const router = useRouter()
  const read = (): T => {
    const result = { ...defaults } as Record<string, string>
    for (const key of Object.keys(defaults)) {
      const value = route.query[key]
      if (typeof value === 'string') result[key] = value
    }
    return result as T
  }
  const filters = reactive(read()) as T
  let timer: ReturnType<typeof setTimeout> | undefined
  const name = route.name
  watch(
    () => ({ ...filters }),
    (now) => {
      const kept = Object.fromEntries(Object.entries(route.query).filter(([key]) => !(key in defaults)))
      const set = Object.fromEntries(Object.entries(now).filter(([key, value]) => value && value !== defaults[key]))
      void router.replace({ query: { ...kept, ...set } })
      clearTimeout(timer)
      timer = setTimeout(changed, delay)
    },
  )
  watch(
    () => route.query,
    () => {
      if (route.name === name) Object.assign(filters, read())
    },
  )
  return {
    filters,
    filtered: computed(() => Object.keys(defaults).some((key) => filters[key] !== defaults[key])),
    clear: () => void Object.assign(filters, defaults),
  }
}
