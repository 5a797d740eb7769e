import { type Ref, shallowRef, watch } from 'vue'
import { customers } from './api'

/** Names of people whom a list knows by id only; they come a moment after the list, in one question. */
export function useCustomerNames(ids: () => string[]): Ref<Map<string, string>> {
  const names = shallowRef(new Map<string, string>())
  watch(
    () => [...new Set(ids())].filter((id) => !names.value.has(id)).sort().join(),
    async (missing) => {
      if (missing === '') return
      const found = await customers.names(missing.split(',').slice(0, 200)).catch(() => new Map<string, string>())
      names.value = new Map([...names.value, ...found])
    },
    { immediate: true },
  )
  return names
}
