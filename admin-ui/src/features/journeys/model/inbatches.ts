import type { HandAction } from '../api'

/** In one request. */
export const BATCH = 200

export interface BatchResult {
  done: number
  /** How many by reason why nothing was done. */
  refused: Map<string, { n: number; runs: string[] }>
}

export function nothingDone(): BatchResult {
  return { done: 0, refused: new Map() }
}

/** Adds the answer to a batch. */
export function plus(result: BatchResult, items: { id: string; reason?: string | null }[]): BatchResult {
  const refused = new Map(result.refused)
  let done = result.done
  for (const { id, reason } of items) {
    if (!reason) {
      done++
      continue
    }
    const before = refused.get(reason) ?? { n: 0, runs: [] }
    refused.set(reason, { n: before.n + 1, runs: [...before.runs, id].slice(0, 20) })
  }
  return { done, refused }
}

export function total(result: BatchResult): number {
  return [...result.refused.values()].reduce((sum, one) => sum + one.n, result.done)
}

/** Acts on all of them, batch by batch; what was done so far is told after each. Ends early when asked to. */
export async function inBatches(
  ids: AsyncIterable<string[]>,
  act: (ids: string[]) => Promise<{ items: { id: string; reason?: string | null }[] }>,
  tell: (result: BatchResult) => boolean,
): Promise<BatchResult> {
  let result = nothingDone()
  let kept: string[] = []
  const send = async (some: string[]) => {
    result = plus(result, (await act(some)).items)
    return tell(result)
  }
  for await (const page of ids) {
    kept.push(...page)
    while (kept.length >= BATCH) {
      if (!(await send(kept.slice(0, BATCH)))) return result
      kept = kept.slice(BATCH)
    }
  }
  if (kept.length > 0) await send(kept)
  return result
}

export const HAND_ACTIONS: HandAction[] = ['move', 'skip', 'stop']
