import { describe, expect, it } from 'vitest'
import { BATCH, inBatches, total } from './inbatches'

async function* pages(sizes: number[]) {
  let n = 0
  for (const size of sizes) yield Array.from({ length: size }, () => String(n++))
}

describe('acting on many people', () => {
  it('sends no more than a batch at once, each once, and says why some were not done', async () => {
    const sent: string[][] = []
    const told: number[] = []
    const result = await inBatches(
      pages([50, 50, 50, 50, 50, 30]),
      async (ids) => {
        sent.push(ids)
        return { items: ids.map((id) => ({ id, reason: Number(id) % 100 === 7 ? 'run.is-over' : null })) }
      },
      (so) => told.push(total(so)) > 0,
    )
    expect(sent.map((ids) => ids.length)).toEqual([BATCH, 80])
    expect(new Set(sent.flat()).size).toBe(280)
    expect(result.done).toBe(277)
    expect(result.refused.get('run.is-over')).toEqual({ n: 3, runs: ['7', '107', '207'] })
    expect(told).toEqual([200, 280])
  })
  it('stops between batches when asked to', async () => {
    let calls = 0
    await inBatches(pages([200, 200, 200]), async (ids) => (calls++, { items: ids.map((id) => ({ id })) }), () => false)
    expect(calls).toBe(1)
  })
})
