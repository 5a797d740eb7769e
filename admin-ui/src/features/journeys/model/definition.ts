/** A journey as the server stores it. The canvas's own objects are made from this and never stored. */
export type Definition = {
  schema: 1
  triggers: TriggerConfig[]
  entry: EntryRules
  exit: ExitRules
  goal?: Goal
  /** First node; absent in a journey that has no step yet. */
  start?: string | null
  nodes: Record<string, JourneyNode>
  notes?: Note[]
}

export type TriggerConfig = {
  type: string
  version: number
  config: Record<string, unknown>
}

export type EntryRules = {
  reentry: { mode: 'once' | 'always' | 'gap' | 'limit'; gap?: string | null; period?: string | null; times?: number | null }
  condition?: Record<string, unknown> | null
  /** The condition is asked again before each message. */
  recheck?: boolean
  /** So long are refused events kept, for when it becomes known who the customer is. */
  late?: string | null
  /** Field of the trigger's data of which each value is a run of its own. */
  key?: string | null
  from?: string | null
  until?: string | null
  most?: number | null
  /** Percent of people who are left out to compare. */
  holdout?: number | null
  /** How fast people enter in bulk. */
  pace?: { most: number; per: string } | null
}

/** An event, a condition, or an event under a condition. */
export type Happening = {
  eventType?: string
  condition?: Record<string, unknown>
}

export type ExitRules = {
  onUnfollow: boolean
  onMerge?: string
  rules?: Happening[]
}

export type Goal = {
  events: Happening[]
  window?: string
  /** Whoever reaches it leaves; so unless said otherwise. */
  ends?: boolean
}

export type JourneyNode = {
  type: string
  version: number
  name?: string | null
  config: Record<string, unknown>
  next: Record<string, string>
}

export type Note = {
  id: string
  node: string | null
  text: string
}

/** An exit: a port of a node, or the journey's entry (`node` is null). */
export interface Exit {
  node: string | null
  port: string
}

export const ENTRY_PORT = 'start'
export const entryExit: Exit = { node: null, port: ENTRY_PORT }

export function emptyDefinition(): Definition {
  return {
    schema: 1,
    triggers: [],
    entry: { reentry: { mode: 'once' } },
    exit: { onUnfollow: true },
    nodes: {},
    notes: [],
  }
}

/** Fills what an older or shorter definition leaves out, so that the editor meets no holes. */
export function complete(definition: Partial<Definition> | null | undefined): Definition {
  const blank = emptyDefinition()
  const nodes = Object.fromEntries(
    Object.entries(definition?.nodes ?? {}).map(([id, node]) => [
      id,
      { ...node, config: node.config ?? {}, next: node.next ?? {} },
    ]),
  )
  return {
    ...blank,
    ...definition,
    entry: { ...blank.entry, ...definition?.entry, reentry: { ...blank.entry.reentry, ...definition?.entry?.reentry } },
    exit: { ...blank.exit, ...definition?.exit },
    triggers: definition?.triggers ?? [],
    notes: definition?.notes ?? [],
    nodes,
  }
}

export function sameExit(a: Exit, b: Exit): boolean {
  return a.node === b.node && a.port === b.port
}
