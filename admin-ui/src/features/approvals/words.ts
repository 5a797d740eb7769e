import type { Mood } from '@/shared/ui/StatusTag.vue'
import type { ApprovalState } from './api'

const MOODS: Record<ApprovalState, Mood> = {
  submitted: 'warn',
  approved: 'good',
  'sent-back': 'bad',
  withdrawn: 'quiet',
  void: 'quiet',
  published: 'info',
}

export const approvalMood = (state: ApprovalState): Mood => MOODS[state] ?? 'quiet'
