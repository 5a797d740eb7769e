/** Kinds of event that a journey can wait for or a list can be filtered by; `words` has their names. */
export const EVENT_TYPES = [
  'mp.follow',
  'mp.unfollow',
  'mp.scan',
  'mp.message',
  'mp.menu-click',
  'mp.menu-view',
  'mp.menu-miniprogram',
  'mp.subscribe-popup',
  'link.clicked',
  'customer.tagged',
  'customer.untagged',
  'customer.attribute',
  'coupon.issued',
  'coupon.redeemed',
  'coupon.expired',
] as const
