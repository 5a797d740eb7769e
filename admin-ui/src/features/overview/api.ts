import type { Text } from '@/app/i18n'
import type { OverviewView } from '@/generated/api'
import { http } from '@/shared/http/http'

/** Numbers by name; each module of the server adds its own. */
export type Overview = OverviewView

/** One event of the live stream. `latencyMs` is from the callback's arrival to the end of its processing. */
export interface LiveEvent {
  id?: string
  type: string
  title: Text
  customerId: string
  customerName: string | null
  at: string
  latencyMs: number | null
}

export const overview = {
  get: () => http.get<Overview>('/overview'),
  /** The browser reconnects by itself. */
  stream: () => new EventSource('/api/v1/events/stream', { withCredentials: true }),
}
