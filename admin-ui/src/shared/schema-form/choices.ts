import { t } from '@/app/i18n'
import type { CursorPageAccountView, CursorPageCouponBatchView, CursorPageJourneySummaryView, CursorPageMenuChoiceView, CursorPageWebhookView } from '@/generated/api'
import { http } from '../http/http'

/** Something of this house that a setting can name; its id is what is stored. */
export interface Choice {
  id: string
  label: string
  note: string
}

const SOURCES: Record<string, () => Promise<Choice[]>> = {
  'account-picker': async () =>
    (await http.get<CursorPageAccountView>('/accounts')).items.map(({ id, name, appId }) => ({ id, label: name, note: appId })),
  'journey-picker': async () =>
    (await http.get<CursorPageJourneySummaryView>('/journeys')).items.map(({ id, name, state }) => ({
      id,
      label: name,
      note: t(`journeys.state.${state}`),
    })),
  'webhook-picker': async () =>
    (await http.get<CursorPageWebhookView>('/webhooks')).items.map(({ id, name, kind }) => ({ id, label: name, note: t(`webhooks.kinds.${kind}`) })),
  'menu-picker': async () =>
    (await http.get<CursorPageMenuChoiceView>('/menus')).items.map(({ id, name, accountName, published }) => ({
      id,
      label: name,
      note: published ? accountName : `${accountName} · ${t('menus.state.draft')}`,
    })),
  'coupon-batch-picker': async () =>
    (await http.get<CursorPageCouponBatchView>('/coupon-batches')).items.map(({ id, title, state, stats }) => ({
      id,
      label: title,
      note: state === 'closed' ? t('coupons.closed') : t('form.stockLeft', { n: stats.left }),
    })),
}

export function hasChoices(widget: string): boolean {
  return widget in SOURCES
}

/** What the widget offers; nothing for widgets that choose among no things. */
export async function choicesOf(widget: string): Promise<Choice[]> {
  return (await SOURCES[widget]?.()) ?? []
}
