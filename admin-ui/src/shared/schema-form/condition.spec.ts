import { describe, expect, it } from 'vitest'
import { Catalog, type CatalogItem } from '../catalog/catalog'
import generated from '@/generated/catalog.json'
import { formatTree, parseTree, sayTree } from './condition'

const catalog = new Catalog(generated.items as unknown as CatalogItem[])
const vip = { type: 'has-tag', version: 1, config: { tag: 'VIP' } }
const fresh = { type: 'joined-within', version: 1, config: { duration: 'P7D' } }

describe('condition trees', () => {
  it('shouldComeBackAsTheyWere', () => {
    for (const tree of [{ all: [vip, { not: fresh }] }, { any: [vip, { all: [fresh, vip] }] }, { all: [{ not: { any: [vip, fresh] } }] }]) {
      expect(formatTree(parseTree(tree))).toEqual(tree)
    }
  })

  it('shouldWrapASingleQuestion', () => {
    expect(formatTree(parseTree(vip))).toEqual({ all: [vip] })
    expect(formatTree(parseTree({ not: { not: vip } }))).toEqual({ all: [vip] })
  })

  it('shouldBeAbsentWithoutAQuestion', () => {
    expect(formatTree(parseTree(undefined))).toBeUndefined()
    expect(formatTree(parseTree({}))).toBeUndefined()
  })

  it('shouldSayOnlyWhatIsAskedOfPastEvents', () => {
    const did = (config: Record<string, unknown>) => ({ type: 'did-event', version: 1, config: { eventType: 'order.paid', ...config } })
    expect(sayTree(did({ times: 'never', count: 1, since: 'within', within: 'P90D' }), catalog)).toBe('事件「付款」一次也没有，在最近 90 天')
    expect(sayTree(did({ times: 'at-least', count: 2, since: 'ever', within: 'P90D' }), catalog)).toBe('事件「付款」次数至少 2，一直以来')
    const where = [{ field: 'amount', op: 'gt', value: '100' }]
    expect(sayTree(did({ times: 'exactly', count: 1, since: 'since-entry', where }), catalog)).toBe(
      '事件「付款」次数正好 1，进入本旅程以来（amount 大于 100）',
    )
  })

  it('shouldReadAsOneSentence', () => {
    expect(sayTree({ all: [vip, { not: fresh }] }, catalog)).toBe('有标签「VIP」 且 不满足：7 天 内加入')
  })
})
