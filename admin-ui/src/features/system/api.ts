import type { DeadLetterView, SystemView } from '@/generated/api'
import { http, type Page } from '@/shared/http/http'

export type { SystemView }
export type DeadLetter = DeadLetterView

export const system = {
  now: () => http.get<SystemView>('/system'),
  deadLetters: (cursor?: string) => http.get<Page<DeadLetter>>('/dead-letters', { cursor }),
  replay: (id: string) => http.post(`/dead-letters/${id}/replay`),
  replayAll: (ids: string[]) => http.post('/dead-letters/replay', { ids }),
  discard: (id: string) => http.delete(`/dead-letters/${id}`),
}
