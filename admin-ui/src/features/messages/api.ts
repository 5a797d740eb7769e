import { http, type Page, type Query } from '@/shared/http/http'

export type SendState = 'PLANNED' | 'SENDING' | 'SENT' | 'DELIVERED' | 'REFUSED' | 'UNKNOWN' | 'NOT_SENT'

export interface SendTry {
  channel?: string | null
  at?: string | null
  state?: string | null
  outcome?: string | null
  reason?: string | null
  detail?: string | null
}

export interface Send {
  id: string
  customerId: string
  customerName?: string | null
  accountId?: string | null
  channel: string | null
  state: string
  reason: string | null
  plannedAt: string
  sentAt: string | null
  latencyMs?: number | null
  preview: string | null
  tries: SendTry[] | null
  journeyId?: string | null
  journeyName?: string | null
  node?: string | null
}

export interface SendStats {
  sent: number
  refused: number
  notSent: number
  unknown: number
  p50Ms: number | null
  p99Ms: number | null
  byReason: { reason: string; n: number }[]
}

export const sends = {
  list: (query: Query) => http.get<Page<Send>>('/sends', query),
  get: (id: string) => http.get<Send>(`/sends/${id}`),
  stats: (minutes: number) => http.get<SendStats>('/sends/stats', { minutes }),
  resend: (id: string) => http.post<Send>(`/sends/${id}/resend`, { confirm: true }),
}
