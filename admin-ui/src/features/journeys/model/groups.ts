import { t, te } from '@/app/i18n'

/** What operators reach for first stands first; a group that nobody placed yet comes before the end. */
const ORDER = ['message', 'wait', 'branch', 'customer', 'coupon', 'benefit']

export function inGroupOrder<T extends { group: string }>(items: readonly T[]): T[] {
  const place = ({ group }: T) => (group === 'end' ? 99 : ORDER.includes(group) ? ORDER.indexOf(group) : 50)
  return [...items].sort((a, b) => place(a) - place(b))
}

/** Catalog groups in words; a group that nobody named yet shows its own name. */
export function groupName(group: string): string {
  return te(`journeys.groups.${group}`) ? t(`journeys.groups.${group}`) : group
}
