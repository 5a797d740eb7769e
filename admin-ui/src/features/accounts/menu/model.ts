import type { Button } from './api'

export const MOST_TOP = 3
export const MOST_BELOW = 5

/** What a tap can do, and the fields that each needs; what is used most stands first. */
export const KINDS: Record<string, readonly Field[]> = {
  click: ['key'],
  view: ['url'],
  miniprogram: ['appId', 'pagePath', 'url'],
  article_id: ['articleId'],
  article_view_limited: ['articleId'],
  media_id: ['mediaId'],
  scancode_push: ['key'],
  scancode_waitmsg: ['key'],
  pic_sysphoto: ['key'],
  pic_photo_or_album: ['key'],
  pic_weixin: ['key'],
  location_select: ['key'],
}
export type Field = 'key' | 'url' | 'appId' | 'pagePath' | 'mediaId' | 'articleId'
const FIELDS: readonly Field[] = ['key', 'url', 'appId', 'pagePath', 'mediaId', 'articleId']

/** Place of a button: `0`, or `0.2` below the first; counted from 0. */
export type Place = readonly number[]

export function isGroup(button: Button): boolean {
  return (button.buttons?.length ?? 0) > 0
}

export function listAt(buttons: Button[], place: Place): Button[] {
  return place.length === 2 ? (buttons[place[0] ?? 0]?.buttons ?? []) : buttons
}

export function buttonAt(buttons: Button[], place: Place): Button | undefined {
  return listAt(buttons, place)[place.at(-1) ?? 0]
}

/** As the server counts: from 1, with a dot between. */
export function placeWord(place: Place): string {
  return place.map((n) => n + 1).join('.')
}

export function newButton(name: string): Button {
  return { name, type: 'click', key: '' }
}

/** Only what its kind needs, or nothing but its name and those below it. */
export function cleaned(button: Button): Button {
  if (isGroup(button)) return { name: button.name.trim(), buttons: button.buttons?.map(cleaned) }
  const wanted = KINDS[button.type ?? ''] ?? []
  const clean: Button = { name: button.name.trim(), type: button.type }
  for (const field of FIELDS) {
    const value = button[field]?.trim()
    if (wanted.includes(field) && value) clean[field] = value
  }
  return clean
}

const encoder = new TextEncoder()

/** WeChat counts bytes: a Chinese character has three. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

export function mostBytes(place: Place): number {
  return place.length === 1 ? 16 : 60
}

/** Takes a button out and puts it `by` places further; false at an end. */
export function move(buttons: Button[], place: Place, by: number): boolean {
  const list = listAt(buttons, place)
  const from = place.at(-1) ?? 0
  if (from + by < 0 || from + by >= list.length) return false
  const [one] = list.splice(from, 1)
  if (one) list.splice(from + by, 0, one)
  return true
}
