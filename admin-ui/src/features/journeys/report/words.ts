import { t, te } from '@/app/i18n'
import type { LiftView, RateView } from '@/generated/api'

/** "12.3%" */
export function share(value: number): string {
  return `${(value * 100).toFixed(1)}%`
}

/** Points of a difference, with a sign of its own where one is wanted: "3.1", "-0.4". */
export function points(value: number): string {
  const rounded = (value * 100).toFixed(1)
  return rounded === '-0.0' ? '0.0' : rounded
}

export function intervalText(rate: RateView): string {
  return t('report.interval', { low: share(rate.low), high: share(rate.high) })
}

/** What a difference means in plain words; `where` has the sentences `up`, `down` and `unclear`. */
export function liftText(lift: LiftView, where: 'report.holdOut' | 'report.armWords'): string {
  if (!lift.clear) return t(`${where}.unclear`, { low: points(lift.low), high: points(lift.high) })
  return lift.value > 0
    ? t(`${where}.up`, { points: points(lift.value), low: points(lift.low), high: points(lift.high) })
    : t(`${where}.down`, { points: points(-lift.value), low: points(-lift.high), high: points(-lift.low) })
}

/** The largest unit that says it in a small number: "40 秒", "3.5 小时". */
export function spanText(seconds: number): string {
  const [unit, size] =
    seconds < 90
      ? (['second', 1] as const)
      : seconds < 5_400
        ? (['minute', 60] as const)
        : seconds < 129_600
          ? (['hour', 3_600] as const)
          : (['day', 86_400] as const)
  const n = seconds / size
  return `${n < 10 && unit !== 'second' ? Number(n.toFixed(1)) : Math.round(n)} ${t(`time.${unit}`)}`
}

export function refusalText(reason: string): string {
  const key = `journeys.refusal['${reason}']`
  return te(key) ? t(key) : reason
}
