import type { Text } from '@/app/i18n'
import { http } from '@/shared/http/http'

export interface Warning extends Text {
  code: string
  link?: string | null
}

export interface Overview {
  newFans24h: number
  customers: number
  journeysRunning: number
  sent24h: number
  refused24h: number
  unknown24h: number
  couponsRedeemed24h: number
  deadLetters: number
  latency: { p50Ms: number | null; p99Ms: number | null }
  warnings: Warning[]
}

/** One event of the live stream. `latencyMs` is from the callback's arrival to the end of its processing. */
export interface LiveEvent {
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
