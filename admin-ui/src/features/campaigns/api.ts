import type { CampaignForm, CampaignView } from '@/generated/api'
import type { PauseMode } from '@/features/journeys/api'
import { http, type Page, type Query } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type Campaign = Known<CampaignView, { state: 'open' | 'archived' }>
export type Form = CampaignForm

export const campaigns = {
  list: (query: Query) => http.get<Page<Campaign>>('/campaigns', query),
  get: (id: string) => http.get<Campaign>(`/campaigns/${id}`),
  create: (form: Form) => http.post<Campaign>('/campaigns', form),
  change: (id: string, form: Form) => http.put<Campaign>(`/campaigns/${id}`, form),
  archive: (id: string, pause?: PauseMode) => http.post<Campaign>(`/campaigns/${id}/archive`, { pause }),
  assign: (journeyId: string, campaignId: string | undefined) => http.put(`/journeys/${journeyId}/campaign`, { campaignId }),
}
