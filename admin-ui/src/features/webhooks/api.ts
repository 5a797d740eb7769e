import type { WebhookCallView, WebhookRequest, WebhookTrialView, WebhookView } from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'

export type Webhook = WebhookView
export type WebhookCall = WebhookCallView

export const webhooks = {
  list: () => http.get<Page<Webhook>>('/webhooks'),
  create: (body: WebhookRequest) => http.post<Webhook>('/webhooks', body),
  change: (id: string, body: WebhookRequest) => http.put<Webhook>(`/webhooks/${id}`, body),
  remove: (id: string) => http.delete(`/webhooks/${id}`),
  test: (id: string) => http.post<WebhookTrialView>(`/webhooks/${id}/test`, {}),
  calls: (id: string, query: Query) => http.get<Page<WebhookCall>>(`/webhooks/${id}/calls`, query),
}
