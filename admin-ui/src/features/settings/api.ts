import { http, type Page, type Query } from '@/shared/http/http'

export interface User {
  id: string
  username: string
  name: string
  role: string
  disabled: boolean
  createdAt?: string
  lastSignInAt: string | null
}

export interface ApiKey {
  id: string
  prefix: string
  name: string
  scopes: string[]
  createdBy?: string
  createdAt: string
  expiresAt?: string | null
  lastUsedAt: string | null
}

export interface AuditEntry {
  id: string
  at: string
  actor: { kind: string; id: string; name: string }
  action: string
  subject: string
  detail: string
  ip?: string | null
  traceId?: string | null
}

export const ROLES = ['admin', 'operator', 'viewer', 'store-staff'] as const

export const settings = {
  users: () => http.get<Page<User>>('/users'),
  createUser: (body: { username: string; name: string; role: string; password: string }) => http.post<User>('/users', body),
  changeUser: (id: string, body: { name?: string; role?: string; disabled?: boolean; password?: string }) =>
    http.put<User>(`/users/${id}`, body),
  keys: () => http.get<Page<ApiKey>>('/api-keys'),
  createKey: (body: { name: string; scopes: string[]; expiresAt?: string }) => http.post<{ id: string; key: string }>('/api-keys', body),
  revokeKey: (id: string) => http.delete(`/api-keys/${id}`),
  audit: (query: Query) => http.get<Page<AuditEntry>>('/audit', query),
}
