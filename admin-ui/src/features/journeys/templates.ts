import type { Definition, JourneyNode } from './model/definition'

/** Journeys to start from. They use node and trigger types of the first catalog and are checked like any other. */
export interface Starter {
  id: string
  make: () => Definition
}

const text = (content: string) => ({
  messageClass: 'SERVICE',
  chain: [{ channel: 'mp-customer-service', version: 1, content: { kind: 'text', text: content } }],
})
const node = (type: string, name: string, config: Record<string, unknown>, next: Record<string, string> = {}): JourneyNode => ({
  type,
  version: 1,
  name,
  config,
  next,
})
const base = { schema: 1 as const, exit: { onUnfollow: true }, notes: [] }

export const starters: Starter[] = [
  {
    id: 'welcome',
    make: () => ({
      ...base,
      triggers: [{ type: 'follow', version: 1, config: { sceneMatch: 'any' } }],
      entry: { reentry: { mode: 'once' } },
      start: 'n1',
      nodes: {
        n1: node('send-message', '欢迎语', text('{{customer.name|你好}}，欢迎关注！\n回复「优惠券」领取新人礼，回复「门店」查看离你最近的门店。'), { sent: 'n2' }),
        n2: node('tag', '记为新粉', { add: ['新粉'], remove: [] }, { done: 'n3' }),
        n3: node('wait-event', '等粉丝说话', { eventType: 'mp.message', timeout: 'P1D' }, { happened: 'n4' }),
        n4: node('tag', '记为有互动', { add: ['有互动'], remove: ['新粉'] }),
      },
    }),
  },
  {
    id: 'welcome-coupon',
    make: () => ({
      ...base,
      triggers: [{ type: 'follow', version: 1, config: { sceneMatch: 'any' } }],
      entry: { reentry: { mode: 'once' } },
      start: 'n1',
      nodes: {
        n1: node('issue-coupon', '发新人券', { batchId: '' }, { issued: 'n2', refused: 'n3' }),
        n2: node('send-message', '欢迎并送券', text('{{customer.name|你好}}，欢迎关注！\n送你一张「{{coupon.title}}」，点这里查看：\n{{coupon.url}}'), { sent: 'n4' }),
        n3: node('send-message', '只发欢迎', text('{{customer.name|你好}}，欢迎关注！')),
        n4: node('wait-event', '等待核销', { eventType: 'coupon.redeemed', timeout: 'P3D' }, { happened: 'n5', timeout: 'n6' }),
        n5: node('tag', '记为已到店', { add: ['已核销新人券'], remove: [] }),
        n6: node('tag', '记为未使用', { add: ['新人券未用'], remove: [] }),
      },
    }),
  },
  {
    id: 'store-scan',
    make: () => ({
      ...base,
      triggers: [
        { type: 'follow', version: 1, config: { scenes: ['store_'], sceneMatch: 'prefix' } },
        { type: 'scan', version: 1, config: { scenes: ['store_'], sceneMatch: 'prefix' } },
      ],
      entry: { reentry: { mode: 'gap', gap: 'P1D' } },
      start: 'n1',
      nodes: {
        n1: node('condition', '是老朋友吗', { condition: { type: 'has-tag', version: 1, config: { tag: '到店' } } }, { yes: 'n2', no: 'n3' }),
        n2: node('send-message', '欢迎回来', text('欢迎再次光临！有任何需要，直接在这里回复我们。'), { sent: 'n4' }),
        n3: node('send-message', '首次到店', text('欢迎来到门店！\n在这里回复「会员」了解会员权益。'), { sent: 'n4' }),
        n4: node('tag', '记录到店', { add: ['到店'], remove: [] }),
      },
    }),
  },
  {
    id: 'keyword',
    make: () => ({
      ...base,
      triggers: [{ type: 'message', version: 1, config: { keywords: ['优惠券', '领券'], match: 'contains' } }],
      entry: { reentry: { mode: 'gap', gap: 'P1D' } },
      start: 'n1',
      nodes: {
        n1: node('issue-coupon', '发券', { batchId: '' }, { issued: 'n2', refused: 'n3' }),
        n2: node('send-message', '送券', text('给你「{{coupon.title}}」，有效期至 {{coupon.validUntil}}：\n{{coupon.url}}')),
        n3: node('send-message', '已领过', text('你已经领过这张券啦，打开「我的券包」就能看到。')),
      },
    }),
  },
]
