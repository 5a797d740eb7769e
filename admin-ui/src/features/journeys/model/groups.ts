import { t, te } from '@/app/i18n'

/** Catalog groups in words; a group that nobody named yet shows its own name. */
export function groupName(group: string): string {
  return te(`journeys.groups.${group}`) ? t(`journeys.groups.${group}`) : group
}
