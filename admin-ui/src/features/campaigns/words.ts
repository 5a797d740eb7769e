import { t } from '@/app/i18n'
import { dateTime } from '@/shared/format/time'
import type { Campaign } from './api'

export function periodOf(campaign: Campaign): string {
  const day = (at: string | null | undefined) => (at ? dateTime(at).slice(0, 16).replace(/[,\s]+$/, '') : '…')
  return campaign.startsAt || campaign.endsAt ? `${day(campaign.startsAt)} – ${day(campaign.endsAt)}` : t('campaigns.always')
}

export function budgetOf(campaign: Campaign): string {
  const cents = campaign.budgetCents
  return cents === undefined || cents === null ? t('campaigns.noBudget') : `¥ ${(cents / 100).toLocaleString()}`
}
