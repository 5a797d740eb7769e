import { t, te } from '@/app/i18n'
import { sayDuration } from '@/shared/format/duration'
import { dateTime } from '@/shared/format/time'
import type { Mood } from '@/shared/ui/StatusTag.vue'

/** States come in either case and with dashes or underscores; here they have one form. */
export function stateKey(state: string): string {
  return state.toLowerCase().replace(/-/g, '_')
}

const MOODS: Record<string, Mood> = {
  planned: 'quiet',
  sending: 'info',
  sent: 'good',
  delivered: 'good',
  refused: 'bad',
  unknown: 'warn',
  not_sent: 'quiet',
}

export function stateMood(state: string): Mood {
  return MOODS[stateKey(state)] ?? 'quiet'
}

export function stateWord(state: string): string {
  const key = `messages.state.${stateKey(state)}`
  return te(key) ? t(key) : state
}

/** A reason in words; what nobody has put into words yet is shown as it is. */
export function reasonWord(reason: string | null | undefined): string {
  if (!reason) return ''
  const detailed = withDetails(reason)
  if (detailed) return detailed
  const code = /\b(\d{5})\b/.exec(reason)?.[1]
  for (const word of [reason, reason.split(':')[0] ?? '', code ?? '']) {
    const key = `messages.reason['${word.replace(/'/g, '')}']`
    if (word && te(key)) return word === reason ? t(key) : `${t(key)}（${reason}）`
  }
  return reason
}

/** Reasons of the brand's own rules carry how many, how long and until when. */
function withDetails(reason: string): string | undefined {
  const capped = /^capped:(\d+)\/(\S+)$/.exec(reason)
  if (capped) return t('messages.cappedBy', { n: capped[1] ?? '', period: sayDuration(capped[2]) })
  const quiet = /^quiet:(\S+)$/.exec(reason)
  return quiet ? t('messages.quietUntil', { at: dateTime(quiet[1] ?? '').slice(0, -3) }) : undefined
}
