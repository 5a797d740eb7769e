import type { Decision, Place } from '../api'
import type { Definition } from './definition'

export const keyOf = (place: Pick<Place, 'version' | 'node'>) => `${place.version}:${place.node}`

/** What is proposed: nobody is touched unless the operator says so, and earlier choices are kept. */
export function proposed(places: Place[], earlier: Record<string, Decision> = {}): Record<string, Decision> {
  return Object.fromEntries(
    places.map((place) => [keyOf(place), earlier[keyOf(place)] ?? { version: place.version, node: place.node, action: 'stay' as const }]),
  )
}

/** True when a chosen step is missing: then nothing can be published. */
export function undecided(decisions: Record<string, Decision>, definition: Definition): boolean {
  return Object.values(decisions).some((one) => one.action === 'move' && (!one.to || !(one.to in definition.nodes)))
}

/** What is told to the server: a step only where people are moved. */
export function told(decisions: Record<string, Decision>): Decision[] {
  return Object.values(decisions).map(({ version, node, action, to }) => (action === 'move' ? { version, node, action, to } : { version, node, action }))
}

export function marksOf(changes: { added: string[]; changed: string[]; removed: string[] }): Map<string, 'added' | 'changed' | 'removed'> {
  return new Map([
    ...changes.added.map((id) => [id, 'added'] as const),
    ...changes.changed.map((id) => [id, 'changed'] as const),
    ...changes.removed.map((id) => [id, 'removed'] as const),
  ])
}
