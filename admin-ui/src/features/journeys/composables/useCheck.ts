import { computed, onScopeDispose, ref, watch } from 'vue'
import { journeys, type Problem } from '../api'
import type { Definition } from '../model/definition'

/** Asks the server for problems a moment after each change. The newest answer wins. */
export function useCheck(id: () => string, definition: () => Definition, delay = 500) {
  const problems = ref<Problem[]>([])
  const checking = ref(false)
  const error = ref<unknown>()
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check() {
    clearTimeout(timer)
    const mine = ++asked
    checking.value = true
    try {
      const answer = await journeys.check(id(), definition())
      if (mine !== asked) return
      problems.value = answer.problems
      error.value = undefined
    } catch (cause) {
      if (mine === asked) error.value = cause
    } finally {
      if (mine === asked) checking.value = false
    }
  }

  watch(definition, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), delay)
  })
  onScopeDispose(() => {
    asked++
    clearTimeout(timer)
  })

  const byNode = computed(() => {
    const map = new Map<string | null, Problem[]>()
    for (const problem of problems.value) {
      map.set(problem.node ?? null, [...(map.get(problem.node ?? null) ?? []), problem])
    }
    return map
  })
  const errors = computed(() => problems.value.filter((problem) => problem.level === 'error').length)
  const warnings = computed(() => problems.value.length - errors.value)
  return { problems, byNode, errors, warnings, checking, error, check }
}
