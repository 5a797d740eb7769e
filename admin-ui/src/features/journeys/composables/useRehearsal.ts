import { computed, inject, type InjectionKey, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { type Act, journeys, type Tried, type Trying, type Way } from '../api'
import type { Definition } from '../model/definition'
import { pathOf, withoutLast } from '../model/rehearsal'

/** Who tries the journey, from when on, and how they come in. */
export interface Setup {
  kind: 'real' | 'invented'
  customerId: string
  name: string
  tags: string[]
  attributes: Record<string, string>
  following: boolean
  hasPhone: boolean
  /** Local time; empty: now. */
  start: Date | null
  way: number
  data: Record<string, string>
}

export type Outcome = 'sent' | 'failed' | 'unknown'

/**
 * A rehearsal of what is drawn now. All that happened is told to the server each time, so a change of the drawing shows
 * at once what would have become of the same person.
 */
export function createRehearsal(id: string, definition: () => Definition) {
  const setup = ref<Setup>({
    kind: 'invented', customerId: '', name: '', tags: [], attributes: {}, following: true, hasPhone: false, start: null, way: 0, data: {},
  })
  const ways = shallowRef<Way[]>([])
  const acts = shallowRef<Act[]>([])
  const outcome = ref<Outcome>('sent')
  const tried = shallowRef<Tried>()
  const error = ref<unknown>()
  const busy = ref(false)
  let begun: Date | undefined
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const first = computed(() => definition().start)
  const path = computed(() => pathOf(tried.value, first.value))

  async function loadWays() {
    try {
      ways.value = (await journeys.ways(id, definition())).ways
      if (setup.value.way >= ways.value.length) setup.value.way = 0
      takeSample()
      error.value = undefined
    } catch (cause) {
      error.value = cause
      ways.value = []
    }
  }

  function takeSample() {
    const sample = ways.value[setup.value.way]?.sample ?? {}
    setup.value.data = Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, String(value ?? '')]))
  }

  /** The form makes texts of everything; what is a number in the sample is told as one. */
  function dataOf(way: Way): Record<string, string | number> {
    const numeric = (key: string, value: string) => typeof way.sample[key] === 'number' && value.trim() !== '' && Number.isFinite(Number(value))
    return Object.fromEntries(Object.entries(setup.value.data).map(([key, value]) => [key, numeric(key, value) ? Number(value) : value]))
  }

  function request(all: Act[]): Trying {
    const { kind, customerId, name, tags, attributes, following, hasPhone } = setup.value
    return {
      definition: definition() as unknown as Trying['definition'],
      ...(kind === 'real' ? { customerId } : { person: { name: name || undefined, tags, attributes, following, hasPhone } }),
      accountId: ways.value[setup.value.way]?.accounts[0],
      start: begun?.toISOString(),
      acts: all,
    }
  }

  async function play(all: Act[]) {
    const mine = ++asked
    busy.value = true
    try {
      const answer = await journeys.try(id, request(all))
      if (mine !== asked) return
      tried.value = answer
      acts.value = all
      error.value = undefined
    } catch (cause) {
      if (mine === asked) error.value = cause
    } finally {
      if (mine === asked) busy.value = false
    }
  }

  async function begin() {
    const way = ways.value[setup.value.way]
    if (!way) return
    begun = setup.value.start ?? new Date()
    await play([...chosen(), { eventType: way.eventType, data: dataOf(way) }])
  }

  /** Messages fare so from the next act on. */
  function chosen(): Act[] {
    const last = [...acts.value].reverse().find((act) => act.outcome)?.outcome ?? 'sent'
    return last === outcome.value ? [] : [{ outcome: outcome.value }]
  }

  const happens = (eventType: string, data: Record<string, string> = {}) => play([...acts.value, ...chosen(), { eventType, data }])
  const passes = (after: string) => play([...acts.value, ...chosen(), { after }])

  async function undo() {
    const left = withoutLast(acts.value)
    if (left.length === 0) return restart()
    await play(left)
  }

  /** The person stays as chosen. */
  function restart() {
    asked++
    clearTimeout(timer)
    busy.value = false
    tried.value = undefined
    acts.value = []
    outcome.value = 'sent'
  }

  watch(definition, () => {
    if (!tried.value) return
    clearTimeout(timer)
    timer = setTimeout(() => void play(acts.value), 600)
  })
  onScopeDispose(restart)
  return { setup, ways, acts, outcome, tried, path, error, busy, loadWays, takeSample, begin, happens, passes, undo, restart }
}

export type RehearsalState = ReturnType<typeof createRehearsal>
export const rehearsalKey: InjectionKey<RehearsalState> = Symbol('rehearsal')

export function useRehearsal(): RehearsalState {
  const found = inject(rehearsalKey)
  if (!found) throw new Error('used outside a journey')
  return found
}
