import { computed, type ComputedRef } from 'vue'
import { t } from '@/app/i18n'
import type { VariableGroup } from '@/shared/schema-form/context'
import type { Definition } from '../model/definition'

/** Fields of the events that start a journey, by the trigger's type; a trigger of the brand's own names its fields itself. */
const TRIGGER_FIELDS: Record<string, [field: string, sample: string][]> = {
  follow: [['scene', 'store_001']],
  scan: [['scene', 'store_001']],
  message: [['content', '优惠券']],
  'menu-click': [['key', 'COUPON']],
  'link-clicked': [['url', 'https://shop.example.com']],
}

/** What steps keep for later under a name that the operator chose. */
function remembered(definition: Definition): VariableGroup['variables'] {
  const names = new Map<string, string>()
  for (const node of Object.values(definition.nodes)) {
    const name = node.config.variable
    if (typeof name === 'string' && name !== '') names.set(name, Array.isArray(node.config.options) ? 'text' : 'status')
  }
  return [...names].map(([name, field]) => ({ path: `${name}.${field}`, label: name, sample: '…' }))
}

/** What a message of this journey can carry. Coupon variables speak of the last coupon that the run was given. */
export function useMessageVariables(definition: () => Definition): ComputedRef<VariableGroup[]> {
  const triggers = computed(() => definition().triggers)
  return computed(() => {
    const fields = new Map<string, string>()
    for (const trigger of triggers.value) {
      for (const [field, sample] of TRIGGER_FIELDS[trigger.type] ?? []) fields.set(field, sample)
    }
    const groups: VariableGroup[] = [
      {
        label: t('journeys.vars.customer'),
        variables: [{ path: 'customer.name', label: t('journeys.vars.name'), sample: '小雨' }],
      },
      {
        label: t('journeys.vars.coupon'),
        variables: [
          { path: 'coupon.title', label: t('journeys.vars.couponTitle'), sample: '新人 20 元券' },
          { path: 'coupon.url', label: t('journeys.vars.couponUrl'), sample: 'https://…/h5/wallet/…' },
          { path: 'coupon.code', label: t('journeys.vars.couponCode'), sample: '8KQ2-7M4P' },
          { path: 'coupon.validUntil', label: t('journeys.vars.couponUntil'), sample: '2026-12-31' },
        ],
      },
    ]
    if (fields.size > 0) {
      const variables = [...fields].map(([field, sample]) => ({ path: `trigger.${field}`, label: t(`journeys.vars.${field}`), sample }))
      groups.splice(1, 0, { label: t('journeys.vars.trigger'), variables })
    }
    const kept = remembered(definition())
    if (kept.length > 0) groups.push({ label: t('journeys.vars.answers'), variables: kept })
    groups.push({
      label: t('journeys.vars.formulas'),
      variables: [
        { path: "customer.city == '上海' ? '门店' : '商城'", label: t('journeys.vars.formulaIf'), sample: '门店' },
        { path: 'double(trigger.amount) * 0.9', label: t('journeys.vars.formulaMath'), sample: '90' },
        { path: " 'vip' in customer.tags ? '贵宾' : '朋友' ", label: t('journeys.vars.formulaTag'), sample: '贵宾' },
      ],
    })
    return groups
  })
}
