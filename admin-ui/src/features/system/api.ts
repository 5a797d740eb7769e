import { http, type Page } from '@/shared/http/http'

export interface SystemView {
  pending: number
  oldestPendingMs: number
  ladder: number
  outbox: { lane0: number; lane1: number }
  timersDue: number
  deadLetters?: number
  nodes: { id: string; roles: string[] | string; at: string; clockOffsetMs: number }[]
  latency: { p50Ms: number; p99Ms: number }
  statements?: { triggered: number; bulk: number; request: number }
}

export interface DeadLetter {
  id: string
  source: string
  accountId: string | null
  sender: string
  at: string
  error: string
  attempts: number
  body: string
  state: string
}

export const system = {
  now: () => http.get<SystemView>('/system'),
  deadLetters: (cursor?: string) => http.get<Page<DeadLetter>>('/dead-letters', { cursor }),
  replay: (id: string) => http.post(`/dead-letters/${id}/replay`),
  replayAll: (ids: string[]) => http.post('/dead-letters/replay', { ids }),
  discard: (id: string) => http.delete(`/dead-letters/${id}`),
}
