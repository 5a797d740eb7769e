import { t, te } from '@/app/i18n'

/** Why a run ended or was set aside; what nobody has put into words yet is shown as it is. */
export function endWord(reason: string | undefined): string {
  const key = `journeys.endReason['${reason ?? ''}']`
  return reason && te(key) ? t(key) : (reason ?? '')
}
