import type { ContactCap, ContactRules, ContactRulesView, QuietHours } from '@/generated/api'
import { http } from '@/shared/http/http'

export type Rules = ContactRules
export type Quiet = QuietHours
export type Cap = ContactCap
export type MessageClass = Cap['classes'][number]

export const contact = {
  read: () => http.get<ContactRulesView>('/contact-rules'),
  change: (rules: Rules, revision: number) => http.put<ContactRulesView>('/contact-rules', { rules, revision }),
}
