import { t, te } from '@/app/i18n'
import { money } from '@/shared/format/number'
import { dateTime } from '@/shared/format/time'
import type { Mood } from '@/shared/ui/StatusTag.vue'
import type { Batch, BatchForm } from './api'

/** What the coupon is worth, in one line: 满 100 减 20, 5 折, 赠「茶杯」. */
export function worthOf(batch: Pick<BatchForm, 'kind' | 'amountCents' | 'discountPercent' | 'giftName' | 'useThresholdCents'>): string {
  const threshold = batch.useThresholdCents ? t('coupons.over', { money: money(batch.useThresholdCents) }) : ''
  if (batch.kind === 'cash') return threshold + t('coupons.off', { money: money(batch.amountCents) })
  if (batch.kind === 'discount') return threshold + t('coupons.percent', { n: batch.discountPercent ?? 0, fold: (100 - (batch.discountPercent ?? 0)) / 10 })
  return threshold + t('coupons.gift', { name: batch.giftName ?? '' })
}

export function validityOf(batch: Pick<BatchForm, 'validity'>): string {
  const v = batch.validity
  if (!v) return '—'
  return v.mode === 'after-claim'
    ? t('coupons.daysAfter', { n: v.days })
    : `${dateTime(v.from).slice(0, 10)} – ${dateTime(v.until).slice(0, 10)}`
}

export function isOpen(batch: Batch): boolean {
  return batch.state === 'open'
}

const MOODS: Record<string, Mood> = { issued: 'info', valid: 'info', redeemed: 'good', expired: 'quiet', voided: 'quiet' }
export const couponMood = (state: string): Mood => MOODS[state.toLowerCase()] ?? 'quiet'
export function couponWord(state: string): string {
  const key = `coupons.state.${state.toLowerCase()}`
  return te(key) ? t(key) : state
}
