import type { AddPrecedenceRequest, PrecedenceList, PrecedenceView, TrafficView } from '@/generated/api'
import { http } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

/** What becomes of other journeys' marketing messages. */
export type Marketing = 'go' | 'wait' | 'drop'
export type Rule = Known<PrecedenceView, { marketing: Marketing }>
export type NewRule = Known<AddPrecedenceRequest, { marketing: Marketing }>
export type Traffic = TrafficView

export const precedence = {
  rules: () => http.get<Known<PrecedenceList, { items: Rule[] }>>('/precedence-rules'),
  add: (rule: NewRule) => http.post<Rule>('/precedence-rules', rule),
  remove: (id: string) => http.delete(`/precedence-rules/${id}`),
  traffic: (journeyId: string) => http.get<Traffic>(`/journeys/${journeyId}/traffic`),
  changeTraffic: (journeyId: string, to: Traffic) => http.put<Traffic>(`/journeys/${journeyId}/traffic`, to),
}
