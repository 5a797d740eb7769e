import { http, type Page } from '@/shared/http/http'

export type StopScope = 'all' | 'account' | 'channel'

export interface Stop {
  id: string
  scope: StopScope
  accountId?: string | null
  channel?: string | null
  reason: string
  since: string
}

export const stops = {
  list: () => http.get<Page<Stop>>('/stops'),
  create: (body: { scope: StopScope; accountId?: string; channel?: string; reason: string }) => http.post<Stop>('/stops', body),
  lift: (id: string) => http.delete(`/stops/${id}`),
}
