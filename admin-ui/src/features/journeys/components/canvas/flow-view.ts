import { inject, type InjectionKey, provide } from 'vue'
import type { Counts, Problem } from '../../api'
import type { Path } from '../../model/rehearsal'

/** What all cards of a canvas share besides the journey itself. */
export interface FlowView {
  problemsOf: (id: string | null) => Problem[]
  counts: () => Counts | undefined
  /** What is to be said of a step before anything else. */
  markOf: (id: string) => string | undefined
  loose: () => Set<string>
  /** What a rehearsed person went through. */
  path: () => Path | undefined
  editable: () => boolean
}

const key: InjectionKey<FlowView> = Symbol('what cards share')

export function provideFlowView(view: FlowView): void {
  provide(key, view)
}

export function useFlowView(): FlowView {
  const view = inject(key)
  if (!view) throw new Error('used outside a canvas')
  return view
}
