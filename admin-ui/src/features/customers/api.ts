import type { Text } from '@/app/i18n'
import { http, type Page, type Query } from '@/shared/http/http'

export interface CustomerLine {
  id: string
  name: string
  tags: string[]
  following: boolean
  channels: string[]
  blocked?: boolean
  lastEventAt: string | null
  createdAt: string
}

export interface Tag {
  name: string
  source: string
  since: string
  until: string | null
}

export interface Identity {
  id: string
  namespace: string
  value: string
  label: string
  masked: boolean
  boundAt?: string
}

export interface Reach {
  accountId: string
  accountName?: string | null
  following: boolean
  since?: string | null
  windowUntil: string | null
  windowLeft?: number | null
}

export interface Customer {
  id: string
  name: string
  remark: string | null
  tags: Tag[]
  attributes: Record<string, string>
  identities: Identity[]
  reach: Reach[]
  phoneBound: boolean
  blocked: boolean
  createdAt: string
  mergedFrom: string[]
}

export interface TimelineEvent {
  id: string
  type: string
  title: Text
  occurredAt: string
  receivedAt: string
  accountId: string | null
  data: Record<string, unknown>
}

export const customers = {
  list: (query: Query) => http.get<Page<CustomerLine>>('/customers', query),
  get: (id: string) => http.get<Customer>(`/customers/${id}`),
  edit: (id: string, body: { remark?: string; attributes?: Record<string, string>; blocked?: boolean }) =>
    http.put<Customer>(`/customers/${id}`, body),
  tag: (id: string, add: string[], remove: string[]) => http.post<Customer>(`/customers/${id}/tags`, { add, remove }),
  events: (id: string, cursor?: string) => http.get<Page<TimelineEvent>>(`/customers/${id}/events`, { cursor }),
  reveal: (id: string, identity: string) =>
    http.post<{ value: string }>(`/customers/${id}/identities/${identity}/reveal`),
}
