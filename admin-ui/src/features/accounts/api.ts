import { http, type Page } from '@/shared/http/http'

export type Mode = 'plaintext' | 'compatible' | 'safe'

export interface Account {
  id: string
  kind: string
  name: string
  appId: string
  originalId: string | null
  secretMasked?: string
  tokenSet?: boolean
  encodingAesKeySet?: boolean
  mode: Mode
  apiHost: string | null
  enabled: boolean
  callbackUrl?: string
  paused?: { api: string; reason: string; until: string }[]
}

export interface AccountForm {
  kind: 'mp'
  name: string
  appId: string
  originalId: string
  secret: string
  token: string
  encodingAesKey: string
  mode: Mode
  apiHost: string
  enabled: boolean
}

export interface CheckStep {
  step: 'address' | 'token' | 'key' | 'secret' | 'permission'
  ok: boolean
  message: string
  remedy?: string | null
}

export interface ReplyRule {
  on: 'follow' | 'keyword' | 'default'
  match?: 'equals' | 'contains' | 'regex' | null
  keywords?: string[] | null
  text: string
}

export const accounts = {
  list: () => http.get<Page<Account>>('/accounts'),
  get: (id: string) => http.get<Account>(`/accounts/${id}`),
  create: (form: AccountForm) => http.post<Account>('/accounts', cleaned(form)),
  change: (id: string, form: AccountForm) => http.put<Account>(`/accounts/${id}`, cleaned(form)),
  remove: (id: string) => http.delete(`/accounts/${id}`),
  callback: (id: string) => http.get<{ url: string }>(`/accounts/${id}/callback`),
  check: (id: string) => http.post<{ steps: CheckStep[] }>(`/accounts/${id}/check`),
  test: (id: string, openid: string, text: string) =>
    http.post<{ state: string; reason?: string | null }>(`/accounts/${id}/test`, { openid, text }),
  replies: (id: string) => http.get<{ rules: ReplyRule[] }>(`/accounts/${id}/replies`),
  setReplies: (id: string, rules: ReplyRule[]) => http.put<{ rules: ReplyRule[] }>(`/accounts/${id}/replies`, { rules }),
}

/** Empty fields are left out: on a change they mean "as it was". */
function cleaned(form: AccountForm): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}

export function emptyForm(): AccountForm {
  return { kind: 'mp', name: '', appId: '', originalId: '', secret: '', token: '', encodingAesKey: '', mode: 'safe', apiHost: '', enabled: true }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A random token or key of the kind that WeChat asks for. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length * 2))
  // 248 is the largest multiple of 62 in a byte: bytes above it would make some letters likelier.
  return [...bytes].filter((byte) => byte < 248).slice(0, length).map((byte) => LETTERS[byte % 62]).join('').padEnd(length, 'x')
}
