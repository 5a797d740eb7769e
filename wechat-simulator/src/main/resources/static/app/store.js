import { reactive } from 'vue'
import { del, get, post } from './api.js'
import { t } from './i18n.js'

export const state = reactive({
  ready: false, live: false, accounts: [], appId: null, phones: [], lines: {}, menus: {}, codes: [], templates: [],
  faults: [], loads: [], notice: null, now: Date.now(),
})

const KEPT = 300
let noticeTimer

export const account = () => state.accounts.find(a => a.appId === state.appId)

/** Runs something that may be refused, and says why it was. */
export async function attempt(work, done) {
  try {
    const result = await work()
    if (done) notify(done)
    return result
  } catch (e) {
    notify(e.message, true)
    return null
  }
}

export function notify(text, bad = false) {
  state.notice = { text, bad }
  clearTimeout(noticeTimer)
  noticeTimer = setTimeout(() => { state.notice = null }, 3500)
}

export async function loadAll() {
  state.accounts = await get('/accounts')
  if (!account()) state.appId = state.accounts[0]?.appId ?? null
  await Promise.all([loadWorld(), loadFaults(), loadLoads()])
  state.ready = true
}

export async function loadWorld() {
  const appId = state.appId
  if (!appId) { state.phones = []; state.codes = []; state.templates = []; return }
  const [phones, codes, templates] = await Promise.all([
    get(`/fans?appId=${appId}&phone=true`), get(`/accounts/${appId}/qrcodes`), get(`/accounts/${appId}/templates`)])
  phones.sort((a, b) => (a.person < b.person ? 1 : -1))
  Object.assign(state, { phones, codes, templates })
  await Promise.all(phones.map(async phone => {
    state.lines[phone.openid] = await get(`/fans/${phone.openid}/transcript`)
    await loadMenu(phone)
  }))
}

export async function loadMenu(phone) {
  state.menus[phone.openid] = await get(`/menu?appId=${phone.appId}&openid=${phone.openid}`)
}

export async function loadFaults() { state.faults = await get('/faults') }
export async function loadLoads() { state.loads = await get('/load') }

export async function selectAccount(appId) {
  state.appId = appId
  await loadWorld()
}

export async function act(phone, action, more = {}) {
  return attempt(() => post('/act', { appId: phone.appId, openid: phone.openid, action, ...more }))
}

export async function addPhone(nickname) {
  const made = await attempt(() => post('/fans', { appId: state.appId, nickname, phone: true }))
  if (made) await loadWorld()
}

export async function removePhone(phone) {
  await attempt(() => del(`/fans/${phone.openid}?appId=${phone.appId}`))
  await loadWorld()
}

export async function resetWorld() {
  await attempt(() => post('/reset'), t('resetDone'))
  state.lines = {}
  await loadAll()
}

/** Follows what happens, and starts anew when the connection was lost. */
export function follow() {
  const source = new EventSource('/sim/api/live')
  let lost = false
  source.addEventListener('hello', () => {
    state.live = true
    if (lost) loadAll()
    lost = false
  })
  source.addEventListener('line', e => {
    const line = JSON.parse(e.data)
    const list = state.lines[line.openid] ?? (state.lines[line.openid] = [])
    if (list.some(known => known.id === line.id)) return
    list.push(line)
    if (list.length > KEPT) list.shift()
  })
  source.addEventListener('fan', e => {
    const fan = JSON.parse(e.data)
    const at = state.phones.findIndex(phone => phone.openid === fan.openid)
    if (at >= 0) state.phones[at] = { ...fan, seenAt: Date.now() }
  })
  source.addEventListener('second', e => {
    const second = JSON.parse(e.data)
    const run = state.loads.find(one => one.id === second.id)
    if (run) run.series.push(second)
  })
  source.addEventListener('load', e => {
    const run = JSON.parse(e.data)
    const at = state.loads.findIndex(one => one.id === run.id)
    if (at >= 0) state.loads[at] = run
  })
  source.onerror = () => { state.live = false; lost = true }
  setInterval(() => { state.now = Date.now() }, 1000)
  // what the brand makes by API (menus, codes) announces itself to nobody
  setInterval(refreshQuietly, 3000)
}

async function refreshQuietly() {
  if (document.hidden || !state.live || !state.appId) return
  try {
    state.codes = await get(`/accounts/${state.appId}/qrcodes`)
    if (state.faults.length) await loadFaults()
    for (const phone of state.phones.filter(one => one.following)) await loadMenu(phone)
    const running = state.loads.some(run => run.state === 'running' || run.state === 'draining')
    if (running) await loadLoads()
  } catch { state.live = false }
}
