/* Sample data of the development server. */
const now = Date.now()
export const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()
export type Row = Record<string, any>

export const rights = [
  'overview:read', 'journeys:read', 'journeys:write', 'journeys:publish', 'sends:read', 'sends:write', 'sends:stop', 'customers:read',
  'customers:write', 'accounts:read', 'accounts:write', 'coupons:read', 'coupons:write', 'coupons:redeem', 'users:write', 'keys:write',
  'audit:read', 'system:read', 'dead-letters:write', 'catalog:read',
]
export const state = {
  signedIn: true,
  revision: 3,
  journeys: [] as Row[],
  stops: [] as Row[],
  accounts: [{ id: '1', kind: 'mp', name: '花间茶舍', appId: 'wx6f1d0c9a8b7e2345', originalId: 'gh_2f9a1c', mode: 'safe', state: 'ok', apiHost: 'http://127.0.0.1:8090', createdAt: ago(86400 * 9) }] as Row[],
  replies: { rules: [{ on: 'follow', text: '欢迎来到花间茶舍' }, { on: 'keyword', match: 'contains', keywords: ['门店'], text: '静安店：南京西路 100 号' }] } as Row,
  batches: [
    { id: '501', title: '新人 20 元券', kind: 'cash', amountCents: 2000, total: 5000, stats: { total: 5000, issued: 1280, redeemed: 342, expired: 55, left: 3720 }, limitPerPerson: 1, validity: { mode: 'after-claim', days: 7 }, state: 'open', createdAt: ago(86400 * 7) },
    { id: '502', title: '第二杯半价', kind: 'discount', discountPercent: 50, total: 800, stats: { total: 800, issued: 800, redeemed: 501, expired: 10, left: 0 }, limitPerPerson: 2, validity: { mode: 'fixed', from: ago(86400 * 9), until: ago(-86400 * 20) }, state: 'open', createdAt: ago(86400 * 9) },
  ] as Row[],
  coupons: [{ id: '9001', batchId: '501', batchTitle: '新人 20 元券', code: '8KQ27M4P', customerId: '1001', customerName: '小雨', state: 'issued', issuedAt: ago(3600), validUntil: ago(-86400 * 6) }] as Row[],
  customers: ['小雨', '粉丝 a1f3', '老张', '粉丝 9c02', 'Lily'].map((name, i) => ({ id: String(1001 + i), name, tags: i % 2 ? ['新粉'] : ['到店', '有互动'], following: i !== 3, channels: ['mp'], lastEventAt: ago(40 * (i + 1) ** 3), createdAt: ago(86400 * (i + 1)) })) as Row[],
  users: [{ id: '1', username: 'admin', name: 'admin', role: 'admin', state: 'active', lastSignInAt: ago(200) }, { id: '2', username: 'lin', name: '林运营', role: 'operator', state: 'active', lastSignInAt: ago(86400) }] as Row[],
  keys: [{ id: '7', name: '商城订单', scopes: ['events:write'], prefix: 'yk_9f2a', createdAt: ago(86400 * 3), lastUsedAt: ago(60) }] as Row[],
  sends: [
    { id: '1', customerId: '1001', customerName: '小雨', channel: 'mp-customer-service', state: 'SENT', reason: null, plannedAt: ago(60), sentAt: ago(59.8), latencyMs: 182, preview: '小雨，欢迎关注！送你一张「新人 20 元券」', tries: [{ at: ago(59.8), outcome: 'sent' }], journeyId: '1', journeyName: '新粉欢迎', node: 'n1' },
    { id: '2', customerId: '1002', customerName: '粉丝 a1f3', channel: 'mp-customer-service', state: 'NOT_SENT', reason: 'window-closed', plannedAt: ago(300), sentAt: null, preview: '还记得你的新人券吗？', tries: [], journeyId: '1', journeyName: '新粉欢迎', node: 'n6' },
    { id: '3', customerId: '1003', customerName: '老张', channel: 'mp-customer-service', state: 'UNKNOWN', reason: 'timeout', plannedAt: ago(900), sentAt: null, preview: '欢迎再次光临！', tries: [{ at: ago(899), outcome: 'unknown', detail: 'read timed out' }], journeyId: '2', journeyName: '门店扫码', node: 'n2' },
    { id: '4', customerId: '1004', customerName: '粉丝 9c02', channel: 'mp-customer-service', state: 'REFUSED', reason: '45015', plannedAt: ago(1800), sentAt: null, preview: '你的券快到期了', tries: [{ at: ago(1799), outcome: 'refused', detail: '45015' }], journeyId: '1', journeyName: '新粉欢迎', node: 'n6' },
  ] as Row[],
  dead: [{ id: '31', source: 'wechat-mp', accountId: '1', sender: 'oA1b2…', at: ago(4000), error: '无法解析：Event 字段缺失', attempts: 3, body: '<xml><ToUserName>gh_2f9a1c</ToUserName><MsgType>event</MsgType></xml>', state: 'dead' }, { id: '32', source: 'events-api', accountId: null, sender: '商城订单', at: ago(9000), error: 'identity.value 为空', attempts: 3, body: '{"type":"custom.order_paid"}', state: 'dead' }] as Row[],
  audit: [{ id: '1', at: ago(100), actor: { kind: 'user', id: '1', name: 'admin' }, action: 'journey.publish', subject: 'journey:1', detail: '发布版本 3' }, { id: '2', at: ago(4000), actor: { kind: 'user', id: '2', name: '林运营' }, action: 'account.update', subject: 'account:1', detail: '' }] as Row[],
}

export function seedJourney(): Row {
  const send = (text: string) => ({ messageClass: 'SERVICE', chain: [{ channel: 'mp-customer-service', version: 1, content: { kind: 'text', text } }] })
  const definition = {
    schema: 1,
    triggers: [
      { type: 'follow', version: 1, config: { sceneMatch: 'any', scenes: [] } },
      { type: 'scan', version: 1, config: { sceneMatch: 'prefix', scenes: ['store_'] } },
    ],
    entry: { reentry: { mode: 'once' } },
    exit: { onUnfollow: true },
    start: 'n1',
    nodes: {
      n1: { type: 'issue-coupon', version: 1, name: '发新人券', config: { batchId: '501' }, next: { issued: 'n2', refused: 'n3' } },
      n2: { type: 'send-message', version: 1, name: '欢迎并送券', config: send('{{customer.name|你好}}，欢迎关注花间茶舍！\n送你一张「{{coupon.title}}」：\n{{coupon.url}}'), next: { sent: 'n4' } },
      n3: { type: 'send-message', version: 1, name: '只发欢迎', config: send('{{customer.name|你好}}，欢迎关注花间茶舍！'), next: { sent: 'n4' } },
      n4: { type: 'wait-event', version: 1, name: '等待核销', config: { eventType: 'coupon.redeemed', timeout: 'P3D' }, next: { happened: 'n5', timeout: 'n6' } },
      n5: { type: 'tag', version: 1, name: '记为已到店', config: { add: ['已核销新人券'], remove: [] }, next: {} },
      n6: { type: 'condition', version: 1, config: { condition: { all: [{ type: 'has-tag', version: 1, config: { tag: '有互动' } }, { type: 'joined-within', version: 1, config: { duration: 'P7D' } }] } }, next: { yes: 'n7' } },
      n7: { type: 'wait', version: 1, config: { duration: 'PT20H' }, next: {} },
    },
    notes: [{ id: 'c1', node: 'n4', text: '文案已和法务确认' }],
  }
  return { id: '1', name: '新粉欢迎', state: 'running', revision: 3, version: 3, updatedAt: ago(3600), draft: definition, published: { version: 3, definition, publishedAt: ago(7200), publishedBy: 'admin' } }
}
state.journeys.push(seedJourney())

export const counts = {
  entered: 1280, waiting: 402, finished: 861, left: 17,
  nodes: {
    n1: { entered: 1280, waiting: 0, left: 1280, ports: { issued: 1240, refused: 40 } },
    n2: { entered: 1240, waiting: 3, left: 1237, ports: { sent: 1229, failed: 8 } },
    n3: { entered: 40, waiting: 0, left: 40, ports: { sent: 40 } },
    n4: { entered: 1269, waiting: 380, left: 889, ports: { happened: 342, timeout: 547 } },
    n5: { entered: 342, waiting: 0, left: 342, ports: { done: 342 } },
    n6: { entered: 547, waiting: 0, left: 547, ports: { yes: 120, no: 427 } },
    n7: { entered: 120, waiting: 19, left: 101, ports: { done: 101 } },
  },
  refused: [{ reason: 'already-entered', n: 212 }],
}
export const runs = state.customers.map((c, i) => ({ id: String(7000 + i), journeyId: '1', journeyName: '新粉欢迎', version: 3, customerId: c.id, customerName: c.name, state: i % 2 ? 'waiting' : 'finished', node: i % 2 ? 'n4' : 'n5', since: ago(900 * (i + 1)), wakeAt: i % 2 ? ago(-86400 * 2) : null }))
