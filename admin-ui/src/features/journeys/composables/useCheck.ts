import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { journeys, type Problem } from '../api'
import type { Definition } from '../model/definition'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Asks the server for problems a moment after each change. The newest answer wins. */
export function useCheck(id: () => string, definition: () => Definition, delay = 500) {
  const problems = shallowRef<Problem[]>([])
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
      if (!same(problems.value, answer.problems)) problems.value = answer.problems
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

  /** A card whose problems are the same keeps the very list, and is not drawn anew. */
  const byNode = computed((old?: Map<string | null, Problem[]>) => {
    const map = new Map<string | null, Problem[]>()
    for (const problem of problems.value) {
      const own = map.get(problem.node ?? null)
      if (own) own.push(problem)
      else map.set(problem.node ?? null, [problem])
    }
    for (const [node, list] of map) {
      const before = old?.get(node)
      if (before && same(before, list)) map.set(node, before)
    }
    return map
  })
  const errors = computed(() => problems.value.filter((problem) => problem.level === 'error').length)
  const warnings = computed(() => problems.value.length - errors.value)
  return { problems, byNode, errors, warnings, checking, error, check }
}
