import { computed, type ComputedRef, inject, type InjectionKey } from 'vue'
import type { JsonSchema } from './schema'

export interface Variable {
  /** What stands between the braces: `customer.name`. */
  path: string
  label: string
  /** Shown in previews. */
  sample: string
}

export interface VariableGroup {
  label: string
  variables: Variable[]
}

/** What widgets may need from where the form stands. */
export interface FormContext {
  /** Variables that a message written in this form can carry. */
  messageVariables: ComputedRef<VariableGroup[]>
  /** Variables offered at every text field: empty outside a message. */
  variables: ComputedRef<VariableGroup[]>
  /** Steps of the drawing that a setting can name; none outside a journey. */
  nodes?: ComputedRef<{ id: string; label: string; note: string }[]>
}

export const formContextKey: InjectionKey<FormContext> = Symbol('form context')

export function useFormContext(): FormContext {
  const none = () => ({ messageVariables: computed(() => []), variables: computed(() => []) })
  return inject(formContextKey, none, true)
}

/** Every widget takes these and emits `update:modelValue`. */
export interface WidgetProps<T> {
  id: string
  schema: JsonSchema
  modelValue?: T | null
  label?: string
  /** The whole object the field belongs to, for widgets that depend on a neighbour. */
  siblings?: Record<string, unknown>
}
