import type {
  CustomerDetail,
  CustomerEditRequest,
  CustomerIdentity,
  CustomerLine,
  CustomerNamesView,
  CustomerReach,
  CustomerTag,
  RevealedIdentityView,
  TimelineView,
} from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'

export type { CustomerLine }
export type Customer = CustomerDetail
export type Tag = CustomerTag
export type Identity = CustomerIdentity
export type Reach = CustomerReach
export type TimelineEvent = TimelineView

export const customers = {
  list: (query: Query) => http.get<Page<CustomerLine>>('/customers', query),
  get: (id: string) => http.get<Customer>(`/customers/${id}`),
  edit: (id: string, body: CustomerEditRequest) =>
    http.put<Customer>(`/customers/${id}`, body),
  tag: (id: string, add: string[], remove: string[]) => http.post<Customer>(`/customers/${id}/tags`, { add, remove }),
  events: (id: string, cursor?: string) => http.get<Page<TimelineEvent>>(`/customers/${id}/events`, { cursor }),
  /** By id; who is unknown is left out. */
  names: async (ids: string[]): Promise<Map<string, string>> => {
    if (ids.length === 0) return new Map()
    const { items } = await http.get<CustomerNamesView>('/customers/names', { ids: ids.join(',') })
    return new Map(items.map(({ id, name }) => [id, name]))
  },
  reveal: (id: string, identity: string) =>
    http.post<RevealedIdentityView>(`/customers/${id}/identities/${identity}/reveal`),
}
