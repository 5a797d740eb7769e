import { t } from './i18n.js'

/** The first level of a WeChat XML document as an object; nested elements stay elements. */
export function parseXml(text) {
  const doc = new DOMParser().parseFromString(text, 'text/xml')
  const fields = {}
  for (const child of doc.documentElement?.children ?? []) {
    fields[child.tagName] = child.children.length ? child : child.textContent
  }
  return fields
}

export function parseJson(text) {
  try { return JSON.parse(text) } catch { return {} }
}

/** Text with links, as pieces that can be shown without trusting it as HTML. */
export function pieces(text) {
  const out = []
  const link = /<a\s[^>]*href=["']([^"']+)["'][^>]*>(.*?)<\/a>|(https?:\/\/[^\s<>"'，。]+)/gis
  let at = 0
  for (const found of text.matchAll(link)) {
    if (found.index > at) out.push({ text: text.slice(at, found.index) })
    out.push({ text: found[2] ?? found[3], href: found[1] ?? found[3] })
    at = found.index + found[0].length
  }
  if (at < text.length) out.push({ text: text.slice(at) })
  return out
}

const inner = (element, tag) => element?.getElementsByTagName?.(tag)[0]?.textContent ?? ''

function fromPhone(line) {
  const x = parseXml(line.body)
  const item = { id: line.id, at: line.at, mine: true, callbackId: line.callbackId, tries: [] }
  if (x.MsgType !== 'event') return { ...item, type: x.MsgType, data: x }
  const note = { ...item, system: true }
  switch (x.Event) {
    case 'subscribe': return { ...note, text: x.EventKey ? `${t('youFollowedBy')} · ${x.EventKey.replace('qrscene_', '')}` : t('youFollowed') }
    case 'unsubscribe': return { ...note, text: t('youLeft') }
    case 'SCAN': return { ...note, text: `${t('youScanned')} · ${x.EventKey}` }
    case 'CLICK': return { ...note, text: `${t('tapped')} · ${x.EventKey}` }
    case 'VIEW': return { ...note, text: `${t('opened')} · ${x.EventKey}` }
    case 'view_miniprogram': return { ...note, text: `${t('miniprogram')} · ${x.EventKey}` }
    case 'subscribe_msg_popup_event':
      return { ...note, text: inner(x.SubscribeMsgPopupEvent, 'SubscribeStatusString') === 'accept' ? t('accepted') : t('rejected') }
    case 'TEMPLATESENDJOBFINISH': return null
    default: return { ...note, text: x.Event }
  }
}

function fromBrand(line, templates) {
  if (line.errcode !== 0 || line.note === 'repeated' || line.kind === 'typing') return null
  const item = { id: line.id, at: line.at, mine: false }
  if (line.kind === 'passive') return { ...item, ...passive(parseXml(line.body)) }
  const json = parseJson(line.body)
  if (line.kind === 'custom') return { ...item, type: json.msgtype, data: json[json.msgtype] ?? {} }
  const template = templates.find(one => one.templateId === json.template_id)
  return { ...item, type: 'notice', data: { title: template?.title ?? json.template_id, rows: rows(template, json), url: json.url || json.page, mini: json.miniprogram } }
}

function passive(x) {
  switch (x.MsgType) {
    case 'text': return { type: 'text', data: { content: x.Content } }
    case 'image': return { type: 'image', data: { media_id: inner(x.Image, 'MediaId') } }
    case 'news': return { type: 'news', data: { articles: [...(x.Articles?.children ?? [])].map(one => ({
      title: inner(one, 'Title'), description: inner(one, 'Description'), url: inner(one, 'Url'), picurl: inner(one, 'PicUrl') })) } }
    default: return { type: x.MsgType, data: {} }
  }
}

function rows(template, json) {
  const labels = {}
  for (const found of (template?.content ?? '').matchAll(/([^\n:：]*)[:：]\{\{(\w+)\.DATA\}\}/g)) labels[found[2]] = found[1]
  return Object.entries(json.data ?? {}).map(([name, one]) => ({ name: labels[name] ?? name, value: one?.value ?? '' }))
}

/** What the chat shows, from the phone's raw lines. */
export function chatItems(lines, templates) {
  const items = []
  const byCallback = new Map()
  for (const line of lines) {
    if (line.kind === 'attempt') {
      byCallback.get(line.callbackId)?.tries.push(line)
      continue
    }
    const item = line.direction === 'out' ? fromPhone(line) : fromBrand(line, templates)
    if (!item) continue
    if (item.callbackId) byCallback.set(item.callbackId, item)
    const before = items.at(-1)
    item.clock = !before || item.at - before.at > 120000
    items.push(item)
  }
  return items
}

export const delivered = note => note === 'acknowledged' || note === 'replied'

/** Raw lines with the tries of a callback folded into it, newest first. */
export function trafficRows(lines) {
  const rows = []
  const byCallback = new Map()
  for (const line of lines) {
    if (line.kind === 'attempt') {
      byCallback.get(line.callbackId)?.tries.push(line)
      continue
    }
    const row = { ...line, tries: [] }
    if (line.kind === 'callback') byCallback.set(line.callbackId, row)
    rows.push(row)
  }
  return rows.reverse()
}

export function rowName(row) {
  if (row.kind === 'callback') {
    const x = parseXml(row.body)
    return x.MsgType === 'event' ? x.Event : x.MsgType
  }
  if (row.kind === 'custom') return `custom · ${parseJson(row.body).msgtype ?? '?'}`
  if (row.kind === 'passive') return `passive · ${parseXml(row.body).MsgType ?? '?'}`
  return row.kind
}

/** XML or JSON with line breaks, for reading. */
export function pretty(body) {
  const text = body.trim()
  if (text.startsWith('{')) {
    try { return JSON.stringify(JSON.parse(text.replace(/:(\d{16,})/g, ':"$1"')), null, 2) } catch { return body }
  }
  if (!text.startsWith('<')) return body
  let depth = 0
  return text.replace(/>\s*<(?!!\[CDATA|\/)/g, '>\n<').replace(/(<\/[^>]+>)\s*(?=<\/)/g, '$1\n').split('\n').map(part => {
    if (/^<\//.test(part)) depth--
    const out = '  '.repeat(Math.max(0, depth)) + part
    if (/^<[^/!?][^>]*>$/.test(part)) depth++
    return out
  }).join('\n')
}

export function clock(at, millis = false) {
  const d = new Date(at)
  const two = n => String(n).padStart(2, '0')
  const text = `${two(d.getHours())}:${two(d.getMinutes())}`
  return millis ? `${text}:${two(d.getSeconds())}.${String(d.getMilliseconds()).padStart(3, '0')}` : text
}
