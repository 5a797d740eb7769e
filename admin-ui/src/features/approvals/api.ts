import type { ApprovalRuleView, ApprovalView, JourneyApproval } from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type ApprovalState = 'submitted' | 'approved' | 'sent-back' | 'withdrawn' | 'void' | 'published'
export type Approval = Known<ApprovalView, { state: ApprovalState }>
/** Who needs approval: nobody, whoever may not approve, everybody. */
export type Need = 'never' | 'others' | 'always'
export type OfJourney = Known<JourneyApproval, { approval?: Approval }>

export const approvals = {
  list: (query: Query) => http.get<Page<Approval>>('/approvals', query),
  of: (journeyId: string) => http.get<OfJourney>(`/journeys/${journeyId}/approval`),
  submit: (journeyId: string, revision: number, note: string) => http.post<Approval>(`/journeys/${journeyId}/approval`, { revision, note }),
  approve: (id: string, comment: string) => http.post<Approval>(`/approvals/${id}/approve`, { comment }),
  sendBack: (id: string, comment: string) => http.post<Approval>(`/approvals/${id}/send-back`, { comment }),
  withdraw: (id: string) => http.post<Approval>(`/approvals/${id}/withdraw`),
  urge: (id: string) => http.post<Approval>(`/approvals/${id}/urge`),
  rule: () => http.get<Known<ApprovalRuleView, { needed: Need }>>('/approval-rule'),
  changeRule: (needed: Need) => http.put<Known<ApprovalRuleView, { needed: Need }>>('/approval-rule', { needed }),
}
