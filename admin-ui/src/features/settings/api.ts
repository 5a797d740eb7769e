import type { ApiKeyRequest, ApiKeyView, AuditView, CreatedApiKey, UserChangeRequest, UserRequest, UserView } from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'

export type User = UserView
export type ApiKey = ApiKeyView
export type AuditEntry = AuditView

export const ROLES: UserView['role'][] = ['admin', 'manager', 'operator', 'viewer', 'store-staff']

export const settings = {
  users: () => http.get<Page<User>>('/users'),
  createUser: (body: UserRequest) => http.post<User>('/users', body),
  changeUser: (id: string, body: UserChangeRequest) =>
    http.put<User>(`/users/${id}`, body),
  keys: () => http.get<Page<ApiKey>>('/api-keys'),
  createKey: (body: ApiKeyRequest) => http.post<CreatedApiKey>('/api-keys', body),
  revokeKey: (id: string) => http.delete(`/api-keys/${id}`),
  audit: (query: Query) => http.get<Page<AuditEntry>>('/audit', query),
}
