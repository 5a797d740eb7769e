import type { SendView, StatsView } from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'

export type Send = SendView
export type SendStats = StatsView

export const sends = {
  list: (query: Query) => http.get<Page<Send>>('/sends', query),
  get: (id: string) => http.get<Send>(`/sends/${id}`),
  stats: (minutes: number) => http.get<SendStats>('/sends/stats', { minutes }),
  resend: (id: string) => http.post<Send>(`/sends/${id}/resend`, { confirm: true }),
}
