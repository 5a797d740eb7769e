// How long script and layout take per frame while a journey of 200 steps is panned, zoomed, linked by hand and typed into,
// from a browser trace of a running product:  BASE=http://127.0.0.1:8080 ADMIN_PASSWORD=… node e2e/trace.mjs [gesture …]
// With HOT=1 it also says which work the slowest frames did.
import { apiOf, launch, signIn, until, watched } from './stage.mjs'

const base = process.env.BASE ?? 'http://127.0.0.1:8080'
const STEPS = 200
const CATEGORIES = ['devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'cc', 'toplevel']
/** Any of these begins a frame on the main thread; which of them is told depends on Chromium's version. */
const BEGINS = ['BeginMainThreadFrame', 'ProxyMain::BeginMainFrame', 'LocalFrameView::RunPostLifecycleSteps', 'PrePaint']
/** Work of the main thread that a frame waits for; only the outermost of nested ones is counted. */
const WORK = new Set([
  'EventDispatch', 'FunctionCall', 'FireAnimationFrame', 'FireIdleCallback', 'TimerFire', 'RunMicrotasks', 'EvaluateScript',
  'UpdateLayoutTree', 'Layout', 'MinorGC', 'MajorGC',
])

/** Conditions whose branches meet again, with a send and a wait on each way. */
function big() {
  const nodes = {}
  const node = (id, type, config, next) => (nodes[id] = { type, version: 1, name: `${type} ${id}`, config, next })
  for (let i = 0; i < STEPS; i += 5) {
    const [a, b, c, d, e, after] = [0, 1, 2, 3, 4, 5].map((k) => `n${i + k + 1}`)
    const on = i + 5 < STEPS ? after : undefined
    node(a, 'condition', { condition: { type: 'has-tag', version: 1, config: { tag: 'VIP' } } }, { yes: b, no: c })
    node(b, 'tag', { add: ['a'], remove: [] }, { done: d })
    node(c, 'tag', { add: ['b'], remove: [] }, { done: d })
    node(d, 'wait', { duration: 'P1D' }, { done: e })
    node(e, 'wait-event', { eventType: 'mp.message', match: {}, timeout: 'P1D' }, on ? { happened: on, timeout: on } : {})
  }
  return {
    schema: 1, triggers: [{ type: 'follow', version: 1, config: { sceneMatch: 'any', scenes: [] } }],
    entry: { reentry: { mode: 'once' } }, exit: { onUnfollow: true }, start: 'n1', nodes, notes: [],
  }
}

function perFrame(events) {
  const begin = BEGINS.find((name) => events.some((one) => one.name === name))
  if (!begin) throw new Error(`the trace holds no frames, only ${[...new Set(events.map((one) => one.name))].slice(0, 80).join(', ')}`)
  const threads = new Map()
  for (const one of events) if (one.name === begin) threads.set(`${one.pid}:${one.tid}`, (threads.get(`${one.pid}:${one.tid}`) ?? 0) + 1)
  const thread = [...threads].sort((a, b) => b[1] - a[1])[0]?.[0]
  const here = events.filter((one) => `${one.pid}:${one.tid}` === thread).sort((a, b) => a.ts - b.ts)
  const frames = [0]
  let busyUntil = 0
  for (const one of here) {
    if (one.name === begin) frames.push(0)
    if (one.ph !== 'X' || !WORK.has(one.name) || one.ts < busyUntil) continue
    busyUntil = one.ts + one.dur
    frames[frames.length - 1] += one.dur / 1000
  }
  return frames.slice(1).sort((a, b) => a - b)
}
/** The longest pieces of work with where they come from. */
function hot(events) {
  return events
    .filter((one) => one.ph === 'X' && (WORK.has(one.name) || one.name === 'v8.callFunction') && one.dur > 3000)
    .sort((a, b) => b.dur - a.dur)
    .slice(0, 25)
    .map((one) => `  ${(one.dur / 1000).toFixed(1)} ms ${one.name} ${one.args?.data?.type ?? ''} ${one.args?.data?.functionName ?? ''} ${(one.args?.data?.url ?? '').split('/').pop()} ${one.args?.elementCount ?? one.args?.beginData?.dirtyObjects ?? ''}`)
    .join('\n')
}
const at = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]?.toFixed(1)

const browser = await launch()
try {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const page = await watched(context, base)
  await signIn(page, base, 'admin', process.env.ADMIN_PASSWORD ?? '')
  const api = apiOf(page, base)
  const { id } = await api.post('/journeys', { name: `${STEPS} 步`, definition: big() })
  await page.goto(`${base}/journeys/${id}`)
  await until('all cards', async () => (await page.locator('.step[data-canvas-id]').count()) === STEPS, 30_000)
  const { x, y, width, height } = await page.locator('.vue-flow__pane').first().boundingBox()
  const middle = { x: x + width / 2, y: y + height / 2 }
  const gestures = {
    pan: async () => {
      await page.mouse.move(middle.x + 200, middle.y + 200)
      for (let i = 0; i < 60; i++) await page.mouse.wheel(i % 20 < 10 ? 6 : -6, 40)
    },
    zoom: async () => {
      await page.keyboard.down('Control')
      for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i % 20 < 10 ? 20 : -20)
      await page.keyboard.up('Control')
    },
    drag: async () => {
      const exit = await page.locator('.vue-flow__node[data-id="n5"] .vue-flow__handle.source').first().boundingBox()
      if (!exit) throw new Error('the exit that is dragged is not in view')
      await page.mouse.move(exit.x + 4, exit.y + 4)
      await page.mouse.down()
      for (let i = 0; i < 60; i++) await page.mouse.move(middle.x + Math.sin(i / 5) * 200, middle.y + Math.cos(i / 5) * 150)
      await page.mouse.move(x + 20, y + 20)
      await page.mouse.up()
    },
    type: async () => {
      await page.locator('.step[data-canvas-id="n2"]').evaluate((card) => card.click())
      const name = page.locator('#step-name')
      await name.waitFor()
      await name.pressSequentially('改名字的时候也不卡，一个字一个字地写下去，写完再看', { delay: 50 })
      await page.waitForTimeout(1500) // the check and the save that follow belong to it
    },
  }
  const wanted = process.argv.slice(2)
  for (const [name, run] of Object.entries(gestures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    if (name === 'drag') await page.locator('.step[data-canvas-id="n5"]').evaluate((card) => card.focus())
    if (name === 'drag') await page.keyboard.press('Tab')
    if (name === 'drag') await page.waitForTimeout(500)
    await browser.startTracing(page, { categories: CATEGORIES })
    await run()
    const trace = JSON.parse((await browser.stopTracing()).toString())
    const frames = perFrame(trace.traceEvents)
    if (process.env.HOT) console.log(hot(trace.traceEvents))
    console.log(`${name}: ${frames.length} frames, script and layout p50 ${at(frames, 0.5)} ms, p95 ${at(frames, 0.95)} ms, worst ${at(frames, 1)} ms`)
  }
  await api.post(`/journeys/${id}/archive`)
} finally {
  await browser.close()
}
