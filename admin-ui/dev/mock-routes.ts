import catalog from '../src/generated/catalog.json' with { type: 'json' }
import { ago, counts, rights, type Row, runs, state } from './mock-data.ts'

export interface Call {
  method: string
  path: string
  query: URLSearchParams
  body: any
}
export class Answer {
  readonly status: number
  readonly body?: unknown
  constructor(status: number, body?: unknown) {
    this.status = status
    this.body = body
  }
}
const ok = (body?: unknown) => new Answer(body === undefined ? 204 : 200, body)
const page = (items: Row[]) => ok({ items, next: null })
const fail = (status: number, code: string, detail: string, more = {}) => new Answer(status, { status, code, detail, ...more })
const byId = (rows: Row[], id: string) => rows.find((row) => row.id === id)
let sequence = 100
const nextId = () => String(++sequence)

function check(definition: Row): Row[] {
  const problems: Row[] = []
  const add = (node: string | null, level: string, code: string, zh: string, field?: string) => problems.push({ node, level, code, zh, en: code, field })
  if (!definition.triggers?.length) add(null, 'error', 'journey.no-trigger', '还没有触发方式，没有人会进入。')
  if (!definition.start) add(null, 'error', 'journey.no-start', '还没有第一步。')
  for (const [id, n] of Object.entries<any>(definition.nodes ?? {})) {
    if (n.type === 'issue-coupon' && !n.config.batchId) add(id, 'error', 'coupon.missing', '请选择券批次。', 'batchId')
    if (n.type === 'send-message' && !n.config.chain?.[0]?.content?.text && n.config.chain?.[0]?.content?.kind === 'text') add(id, 'error', 'content.empty', '消息内容是空的。', 'chain')
    if (n.type === 'send-message' && !n.next.failed) add(id, 'warning', 'send.no-fallback', '发不出去时旅程会在这里结束。')
  }
  return problems
}

export function routes(call: Call): Answer {
  const { method, path, query, body } = call
  const parts = path.split('/').filter(Boolean)
  const [root, id, sub] = parts
  const key = `${method} ${root}${parts.length > 1 ? '/:id' : ''}${sub ? `/${sub}` : ''}`
  if (root === 'session') return session(call)
  if (!state.signedIn) return fail(401, 'session.required', '请登录')
  const simple: Record<string, () => Answer> = {
    'GET catalog': () => ok(catalog),
    'GET overview': () => ok({ figures: { newFans24h: 328, customers: 12840, journeysRunning: 2, sent24h: 1893, refused24h: 41, unknown24h: 1, couponsRedeemed24h: 57, sendP50Ms: 142, sendP99Ms: 410 }, warnings: [{ code: 'dead-letters', zh: `有 ${state.dead.length} 条回调处理失败`, en: 'callbacks failed', link: '/dead-letters' }, { code: 'unknown', zh: '有 1 条消息结果未知', en: '1 unknown', link: '/messages?state=UNKNOWN' }] }),
    'GET stops': () => page(state.stops),
    'POST stops': () => ok(state.stops[state.stops.push({ id: nextId(), ...body, since: ago(0) }) - 1]),
    'DELETE stops/:id': () => ((state.stops = state.stops.filter((s) => s.id !== id)), ok()),
    'GET accounts': () => page(state.accounts),
    'POST accounts': () => ok(state.accounts[state.accounts.push({ id: nextId(), ...body, state: 'new' }) - 1]),
    'GET accounts/:id': () => ok(byId(state.accounts, id!)),
    'PUT accounts/:id': () => ok(Object.assign(byId(state.accounts, id!)!, body)),
    'DELETE accounts/:id': () => ((state.accounts = state.accounts.filter((a) => a.id !== id)), ok()),
    'GET accounts/:id/callback': () => ok({ url: `https://yujian.example.com/wechat/mp/${byId(state.accounts, id!)?.appId}` }),
    'POST accounts/:id/check': () => ok({ steps: [{ step: 'address', ok: true, message: '接口地址可以访问' }, { step: 'token', ok: true, message: '拿到了访问令牌' }, { step: 'secret', ok: true, message: 'AppSecret 正确' }, { step: 'key', ok: false, message: '还没有收到微信的验证请求', remedy: '在公众号后台「基本配置」里填入回调地址和令牌，然后点提交。' }, { step: 'permission', ok: true, message: '有客服消息权限' }] }),
    'POST accounts/:id/test': () => ok({ state: 'SENT' }),
    'GET accounts/:id/replies': () => ok(state.replies),
    'PUT accounts/:id/replies': () => ok((state.replies = body)),
    'GET coupon-batches': () => page(state.batches),
    'POST coupon-batches': () => ok(state.batches[state.batches.push({ id: nextId(), stats: { total: body.total, issued: 0, redeemed: 0, expired: 0, left: body.total }, state: 'open', createdAt: ago(0), ...body }) - 1]),
    'GET coupon-batches/:id': () => ok(byId(state.batches, id!)),
    'PUT coupon-batches/:id': () => ok(Object.assign(byId(state.batches, id!)!, body)),
    'POST coupon-batches/:id/close': () => ok(Object.assign(byId(state.batches, id!)!, { state: 'closed' })),
    'GET coupon-batches/:id/stats': () => ok(byId(state.batches, id!)!.stats),
    'GET coupons': () => page(state.coupons.filter((c) => !query.get('customerId') || c.customerId === query.get('customerId'))),
    'POST coupons/:id': () => redeem(body),
    'GET customers': () => page(state.customers.filter((c) => !query.get('q') || c.name.includes(query.get('q')))),
    'GET runs': () => page([]),
    'GET customers/:id': () => id === 'names' ? page(state.customers.filter((c) => query.get('ids')!.split(',').includes(c.id))) : ok({ ...byId(state.customers, id!), tags: byId(state.customers, id!)!.tags.map((name: string) => ({ name, source: 'journey', since: ago(99), until: null })), remark: null, phoneBound: true, blocked: false, attributes: { city: '上海' }, identities: [{ id: '1', namespace: 'openid@wx6f1d0c9a8b7e2345', value: 'oA1b2C3d4E5f6', label: '花间茶舍' }, { id: '2', namespace: 'phone', value: '138****2210', label: '手机' }], reach: [{ accountId: '1', following: true, windowUntil: ago(-3000), windowLeft: 3 }], mergedFrom: [] }),
    'PUT customers/:id': () => ok(Object.assign(byId(state.customers, id!)!, body)),
    'POST customers/:id/tags': () => { const c = byId(state.customers, id!)!; c.tags = [...new Set([...c.tags, ...(body.add ?? [])])].filter((x) => !(body.remove ?? []).includes(x)); return routes({ ...call, method: 'GET', path: `/customers/${id}` }) },
    'GET customers/:id/events': () => page([{ id: '1', type: 'mp.message', title: { zh: '发来消息', en: 'Message' }, occurredAt: ago(60), receivedAt: ago(60), accountId: '1', data: { kind: 'text', content: '优惠券' } }, { id: '2', type: 'coupon.issued', title: { zh: '获得优惠券', en: 'Coupon' }, occurredAt: ago(3600), receivedAt: ago(3600), accountId: null, data: { batchTitle: '新人 20 元券' } }, { id: '3', type: 'mp.follow', title: { zh: '关注公众号', en: 'Follow' }, occurredAt: ago(3601), receivedAt: ago(3601), accountId: '1', data: { scene: 'store_001' } }]),
    'GET customers/:id/runs': () => page(runs.filter((r) => r.customerId === id)),
    'GET tags': () => ok({ items: ['新粉', '到店', '有互动', 'VIP'].filter((x) => x.includes(query.get('q') ?? '')).map((name) => ({ id: name, name })) }),
    'GET sends': () => page(state.sends.filter((s) => (!query.get('state') || s.state === query.get('state')) && (!query.get('customerId') || s.customerId === query.get('customerId')))),
    'GET sends/:id': () => (id === 'stats' ? ok({ sent: 1893, refused: 12, notSent: 29, unknown: 1, p50Ms: 142, p99Ms: 410, byReason: [{ reason: 'window-closed', n: 29 }, { reason: '45015', n: 12 }] }) : ok(byId(state.sends, id!))),
    'POST sends/:id/resend': () => ok(Object.assign(byId(state.sends, id!)!, { state: 'SENT', sentAt: ago(0), latencyMs: 200 })),
    'GET dead-letters': () => page(state.dead),
    'POST dead-letters/:id': () => ((state.dead = state.dead.filter((d) => !body.ids.includes(d.id))), ok({ replayed: body.ids.length })),
    'POST dead-letters/:id/replay': () => ((state.dead = state.dead.filter((d) => d.id !== id)), ok()),
    'DELETE dead-letters/:id': () => ((state.dead = state.dead.filter((d) => d.id !== id)), ok()),
    'GET system': () => ok({ pending: 12, oldestPendingMs: 80, ladder: 0, outbox: { lane0: 3, lane1: 0 }, timersDue: 0, nodes: [{ id: 'node-a', roles: ['wechat-gateway', 'member-center', 'journey-service', 'coupon-service', 'admin'], at: ago(2), clockOffsetMs: 3 }], latency: { p50Ms: 142, p99Ms: 410 } }),
    'GET users': () => page(state.users),
    'POST users': () => ok(state.users[state.users.push({ id: nextId(), state: 'active', ...body }) - 1]),
    'PUT users/:id': () => ok(Object.assign(byId(state.users, id!)!, body)),
    'GET api-keys': () => page(state.keys),
    'POST api-keys': () => { state.keys.push({ id: nextId(), ...body, createdAt: ago(0) }); return ok({ id: String(sequence), key: 'yk_demo_0123456789abcdef' }) },
    'DELETE api-keys/:id': () => ((state.keys = state.keys.filter((k) => k.id !== id)), ok()),
    'GET audit': () => page(state.audit),
    'GET runs/:id': () => ok({ ...byId(runs, id!), steps: [{ node: 'n1', type: 'issue-coupon', port: 'issued', at: ago(3600), detail: { zh: '券：新人 20 元券', en: 'coupon' } }, { node: 'n2', type: 'send-message', port: 'sent', at: ago(3599.8), detail: { zh: '客服消息', en: 'customer-service message' } }, { node: 'n4', type: 'wait-event', port: null, at: ago(3599.8), detail: null }] }),
  }
  if (root === 'journeys') return journeys(call, id, sub)
  return simple[key]?.() ?? fail(404, 'not-found', `no mock for ${key}`)
}

function session({ method, body }: Call): Answer {
  if (method === 'DELETE') return (state.signedIn = false), ok()
  if (method === 'POST') {
    if (body.password === 'wrong') return fail(401, 'auth.wrong-credentials', '用户名或密码不对')
    state.signedIn = true
  }
  return state.signedIn ? ok({ user: { id: '1', name: 'admin', role: 'admin', rights } }) : fail(401, 'session.required', '请登录')
}

function redeem(body: Row): Answer {
  const coupon = state.coupons.find((c) => c.code === body.code)
  if (!coupon) return fail(404, 'coupon.not-found', '没有这个券码')
  if (coupon.state === 'redeemed') return fail(409, 'coupon.already-redeemed', '已核销')
  return ok({ coupon: { couponId: coupon.id, title: coupon.batchTitle, ...Object.assign(coupon, { state: 'redeemed', redeemedAt: ago(0), storeId: body.storeId }) } })
}

function journeys({ method, body, query }: Call, id?: string, sub?: string): Answer {
  if (!id) {
    if (method === 'POST') {
      const made = { id: nextId(), name: body.name, state: 'draft', revision: 1, version: null, updatedAt: ago(0), draft: body.definition ?? { schema: 1, triggers: [], entry: { reentry: { mode: 'once' } }, exit: { onUnfollow: true }, nodes: {} }, published: null }
      state.journeys.unshift(made)
      return ok(made)
    }
    const numbers = (j: Row) => (j.id === '1' ? counts : { entered: 0, waiting: 0, finished: 0, left: 0 })
    return page(
      state.journeys
        .filter((j) => (!query.get('q') || j.name.includes(query.get('q'))) && (!query.get('state') || j.state === query.get('state')))
        .map((j) => ({ id: j.id, name: j.name, state: j.state, version: j.version, updatedAt: j.updatedAt, triggers: j.draft.triggers.map((t: Row) => t.type), ...numbers(j), nodes: undefined })),
    )
  }
  const journey = byId(state.journeys, id)
  if (!journey) return fail(404, 'journey.not-found', '没有这个旅程')
  switch (`${method} ${sub ?? ''}`) {
    case 'GET ':
      return ok(journey)
    case 'PUT ':
      if (body.revision !== journey.revision) return fail(409, 'journey.stale-revision', '已被别人保存')
      Object.assign(journey, { name: body.name ?? journey.name, draft: body.definition ?? journey.draft, revision: journey.revision + 1, updatedAt: ago(0) })
      return ok(journey)
    case 'POST check':
      return ok({ problems: check(body?.definition ?? journey.draft) })
    case 'POST publish': {
      const problems = check(journey.draft)
      if (problems.some((p) => p.level === 'error')) return fail(422, 'journey.has-problems', '还有错误', { problems })
      const version = (journey.version ?? 0) + 1
      return ok(Object.assign(journey, { state: 'running', version, published: { version, definition: journey.draft, publishedAt: ago(0), publishedBy: 'admin' } }))
    }
    case 'POST pause':
      return ok(Object.assign(journey, { state: 'paused' }))
    case 'POST resume':
      return ok(Object.assign(journey, { state: 'running' }))
    case 'POST archive':
      return ok(Object.assign(journey, { state: 'archived' }))
    case 'POST copy': {
      const copy = { ...structuredClone(journey), id: nextId(), name: `${journey.name} 副本`, state: 'draft', published: null, version: null, revision: 1 }
      state.journeys.unshift(copy)
      return ok(copy)
    }
    case 'GET counts':
      return ok(id === '1' ? counts : { entered: 0, waiting: 0, finished: 0, left: 0, nodes: {}, refused: [] })
    case 'GET runs':
      return page(id === '1' ? runs.filter((r) => !query.get('node') || r.node === query.get('node')) : [])
    case 'GET move':
      return ok({ move: null })
    case 'POST places':
      return ok({ places: journey.published ? [{ version: journey.version, node: 'n1', type: 'wait', name: null, change: 'changed', keepsWait: true, waiting: 3 }] : [] })
    case 'POST ways':
      return ok({ ways: [{ trigger: 'follow', eventType: 'mp.follow', accounts: [], sample: { scene: '' } }] })
    case 'GET export':
      return ok({ kind: 'yujian.journey', format: 1, name: journey.name, definition: journey.draft, references: [] })
    case 'GET versions':
      return ok({ items: journey.published ? [journey.published] : [] })
    case 'GET why':
      return ok({ items: [{ at: ago(3600), outcome: 'entered', reason: 'follow', zh: '关注公众号后进入', en: 'Entered after follow', runId: '7000' }, { at: ago(60), outcome: 'refused', reason: 'already-entered', zh: '已经进入过（每人只进一次）', en: 'Entered before' }] })
    default:
      return fail(404, 'not-found', `no mock for ${method} ${sub}`)
  }
}
