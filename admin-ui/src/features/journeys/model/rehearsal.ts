import type { Act, Effect, Tried, TriedOne } from '../api'

/** The ways that a rehearsed person took, for the canvas to light up. */
export interface Path {
  /** Nodes that were come to. */
  nodes: Set<string>
  /** Exits that were gone through: `node:port`. */
  exits: Set<string>
  /** Where somebody stands now. */
  here: Set<string>
}

export function pathOf(tried: Tried | undefined, start: string | null | undefined): Path | undefined {
  if (!tried) return undefined
  const path: Path = { nodes: new Set(), exits: new Set(), here: new Set() }
  for (const run of tried.runs) {
    if (run.steps.length > 0 || run.node) path.exits.add(':start')
    if (start && path.exits.size > 0) path.nodes.add(start)
    for (const step of run.steps) {
      if (step.node) path.nodes.add(step.node)
      if (step.port) path.exits.add(`${step.node}:${step.port}`)
    }
    if (run.node) {
      path.nodes.add(run.node)
      path.here.add(run.node)
    }
  }
  return path
}

/** One line of the story: a step that was left, or something that would have been done. */
export type Line = { at: string; node: string; step: TriedOne['steps'][number] } | { at: string; node: string; effect: Effect }

/** Steps in their order, each behind what it did. */
export function storyOf(tried: Tried): Line[] {
  const rest = [...tried.done]
  const lines: Line[] = []
  const take = (until: (effect: Effect) => boolean) => {
    for (let i = rest.findIndex(until); i >= 0; i = rest.findIndex(until)) {
      const [effect] = rest.splice(i, 1) as [Effect]
      lines.push({ at: effect.at, node: effect.node, effect })
    }
  }
  const steps = tried.runs.flatMap((run) => run.steps).map((step, i) => ({ step, i }))
  steps.sort((a, b) => Date.parse(a.step.at) - Date.parse(b.step.at) || a.i - b.i)
  for (const { step } of steps) {
    take((effect) => effect.node === step.node && Date.parse(effect.at) <= Date.parse(step.at))
    lines.push({ at: step.at, node: step.node, step })
  }
  take(() => true)
  return lines
}

/** Time until the first of the waiting runs goes on or enters by itself, as the API wants it; nothing when none has a time. */
export function untilNext(tried: Tried): string | undefined {
  const times = [...tried.runs.map((run) => run.wakeAt), ...tried.entering.map((entry) => entry.at)]
  const next = times.flatMap((at) => (at ? [Date.parse(at)] : []))
  if (next.length === 0) return undefined
  const seconds = Math.max(1, Math.ceil((Math.min(...next) - Date.parse(tried.now)) / 1000))
  const days = Math.floor(seconds / 86_400)
  const rest = seconds % 86_400
  return `P${days > 0 ? `${days}D` : ''}${rest > 0 || days === 0 ? `T${rest}S` : ''}`
}

/** Acts without the last thing that a person did; an outcome that was chosen for it goes with it. */
export function withoutLast(acts: Act[]): Act[] {
  const left = acts.slice(0, -1)
  while (left.length > 0 && left.at(-1)?.outcome) left.pop()
  return left
}
