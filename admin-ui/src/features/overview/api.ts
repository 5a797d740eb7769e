import type { Text } from '@/app/i18n'
import { http } from '@/shared/http/http'

export interface Warning extends Text {
  code: string
  link?: string | null
}

/** Numbers by name; each module of the server adds its own. */
export interface Overview {
  figures: Partial<Record<string, number>>
  warnings: Warning[]
}

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
