import { onScopeDispose, ref, watch } from 'vue'
import { ApiError } from '@/shared/http/problem'
import { type Journey, journeys } from '../api'
import type { Definition } from '../model/definition'

export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict'

/**
 * Saves the draft shortly after each change, one save at a time, with the revision it was read at. When someone else
 * saved first, saving stops and the person decides; nothing is overwritten unasked.
 */
export function useAutosave(source: { definition: () => Definition; name: () => string; enabled: () => boolean }, delay = 700) {
  const state = ref<SaveState>('saved')
  const failure = ref<unknown>()
  const savedAt = ref<Date>()
  let id = ''
  let revision = 0
  let saved: { definition: Definition; name: string } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  function start(journey: Journey, definition: Definition) {
    id = journey.id
    revision = journey.revision
    saved = { definition, name: journey.name }
    state.value = 'saved'
  }

  const isDirty = () =>
    saved !== undefined && (saved.definition !== source.definition() || saved.name !== source.name())

  watch([source.definition, source.name], () => {
    if (!source.enabled() || state.value === 'conflict') return
    if (!isDirty() && state.value === 'saved') return
    if (state.value !== 'saving') state.value = 'dirty'
    plan(delay)
  })

  function plan(after: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), after)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (running) await running
    if (state.value === 'conflict') return
    if (!isDirty()) {
      // Undone back to what is stored.
      state.value = 'saved'
      return
    }
    running = write()
    await running
    running = undefined
  }

  async function write() {
    const sent = { definition: source.definition(), name: source.name() }
    state.value = 'saving'
    try {
      const answer = await journeys.save(id, { ...sent, revision })
      revision = answer.revision
      saved = sent
      savedAt.value = new Date()
      failure.value = undefined
      state.value = isDirty() ? 'dirty' : 'saved'
      if (isDirty()) plan(delay)
    } catch (error) {
      failure.value = error
      const stale = error instanceof ApiError && error.status === 409
      state.value = stale ? 'conflict' : 'failed'
      if (!stale) plan(5000)
    }
  }

  /** Takes the other person's revision as read, so that the next save replaces it. */
  async function overwrite() {
    revision = (await journeys.get(id)).revision
    state.value = 'dirty'
    await save()
  }

  function warnBeforeLeaving(event: BeforeUnloadEvent) {
    if (state.value !== 'saved') event.preventDefault()
  }

  window.addEventListener('beforeunload', warnBeforeLeaving)
  onScopeDispose(() => {
    clearTimeout(timer)
    window.removeEventListener('beforeunload', warnBeforeLeaving)
  })

  return { state, failure, savedAt, start, save, overwrite, revision: () => revision }
}
