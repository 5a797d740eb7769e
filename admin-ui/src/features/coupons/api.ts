import type { CouponBatchForm, CouponBatchStats, CouponBatchView, CouponView, RedeemCouponRequest, RedemptionView } from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type CouponKind = 'cash' | 'discount' | 'gift'
export type Validity = { mode: 'fixed'; from: string; until: string } | { mode: 'after-claim'; days: number }
export type BatchForm = Known<CouponBatchForm, { kind: CouponKind; validity: Validity }>
export type Batch = Known<CouponBatchView, { kind: CouponKind; validity: Validity; state: 'open' | 'closed' }>
export type BatchStats = CouponBatchStats
export type Coupon = CouponView

export const coupons = {
  batches: (query: Query = {}) => http.get<Page<Batch>>('/coupon-batches', query),
  batch: (id: string) => http.get<Batch>(`/coupon-batches/${id}`),
  create: (form: BatchForm) => http.post<Batch>('/coupon-batches', form),
  change: (id: string, form: BatchForm) => http.put<Batch>(`/coupon-batches/${id}`, form),
  close: (id: string) => http.post<Batch>(`/coupon-batches/${id}/close`),
  stats: (id: string) => http.get<BatchStats>(`/coupon-batches/${id}/stats`),
  list: (query: Query) => http.get<Page<Coupon>>('/coupons', query),
  redeem: (body: RedeemCouponRequest) =>
    http.post<RedemptionView>('/coupons/redeem', body),
}
