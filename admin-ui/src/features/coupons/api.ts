import { http, type Page, type Query } from '@/shared/http/http'

export type CouponKind = 'cash' | 'discount' | 'gift'
export type Validity = { mode: 'fixed'; from: string; until: string } | { mode: 'after-claim'; days: number }

export interface BatchForm {
  title: string
  kind: CouponKind
  amountCents?: number
  discountPercent?: number
  giftName?: string
  useThresholdCents?: number
  total: number
  limitPerPerson: number
  validity: Validity
  description?: string
}

export interface Batch extends BatchForm {
  id: string
  state: 'open' | 'closed'
  createdAt: string
  stats: BatchStats
}

export interface BatchStats {
  total: number
  issued: number
  redeemed: number
  expired: number
  left: number
}

export interface Coupon {
  id: string
  batchId: string
  batchTitle: string
  code: string
  customerId: string
  customerName?: string | null
  state: string
  issuedAt?: string | null
  validUntil?: string | null
  redeemedAt?: string | null
  storeId?: string | null
  operator?: string | null
}

export const coupons = {
  batches: (query: Query = {}) => http.get<Page<Batch>>('/coupon-batches', query),
  batch: (id: string) => http.get<Batch>(`/coupon-batches/${id}`),
  create: (form: BatchForm) => http.post<Batch>('/coupon-batches', form),
  change: (id: string, form: BatchForm) => http.put<Batch>(`/coupon-batches/${id}`, form),
  close: (id: string) => http.post<Batch>(`/coupon-batches/${id}/close`),
  stats: (id: string) => http.get<BatchStats>(`/coupon-batches/${id}/stats`),
  list: (query: Query) => http.get<Page<Coupon>>('/coupons', query),
  redeem: (body: { code: string; storeId: string; operator: string; orderId?: string }) =>
    http.post<{ coupon: { couponId: string; title: string } }>('/coupons/redeem', body),
}
