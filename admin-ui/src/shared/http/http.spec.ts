import { afterEach, expect, it, vi } from 'vitest'
import { http } from './http'

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status })
}

afterEach(() => vi.unstubAllGlobals())

it('writes again with the token that came meanwhile', async () => {
  document.cookie = 'XSRF-TOKEN=old'
  const sent: (string | undefined)[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push((init.headers as Record<string, string>)['X-XSRF-TOKEN'])
    if (sent.length > 1) return answer(200, { id: '1' })
    document.cookie = 'XSRF-TOKEN=new'
    return answer(403, { code: 'auth.csrf' })
  })
  expect(await http.post('/tags', { name: 'a' })).toEqual({ id: '1' })
  expect(sent).toEqual(['old', 'new'])
})

it('tries twice and no more', async () => {
  let calls = 0
  vi.stubGlobal('fetch', async () => {
    calls++
    return answer(403, { code: 'auth.csrf' })
  })
  await expect(http.post('/tags', {})).rejects.toMatchObject({ problem: { code: 'auth.csrf' } })
  expect(calls).toBe(2)
})

it('does not repeat what was refused for another reason', async () => {
  let calls = 0
  vi.stubGlobal('fetch', async () => {
    calls++
    return answer(403, { code: 'auth.forbidden' })
  })
  await expect(http.post('/tags', {})).rejects.toMatchObject({ problem: { code: 'auth.forbidden' } })
  expect(calls).toBe(1)
})
