import type { StopRequest, StopView } from '@/generated/api'
import { http, type Page } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type StopScope = 'all' | 'account' | 'channel'
export type Stop = Known<StopView, { scope: StopScope }>

export const stops = {
  list: () => http.get<Page<Stop>>('/stops'),
  create: (body: Known<StopRequest, { scope: StopScope }>) => http.post<Stop>('/stops', body),
  lift: (id: string) => http.delete(`/stops/${id}`),
}
