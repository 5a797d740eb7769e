import type { AccountRequest, AccountView, CallbackView, CheckView, ReplyRules, ResultView, Rule, Step, TestRequest } from '@/generated/api'
import { http, type Page } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type Mode = 'plaintext' | 'compatible' | 'safe'
export type Account = Known<AccountView, { mode: Mode }>
export type CheckStep = Known<Step, { step: 'address' | 'token' | 'key' | 'secret' | 'permission' }>
export type ReplyRule = Known<Rule, { on: 'follow' | 'keyword' | 'default'; match?: 'equals' | 'contains' | 'regex' }>
type Replies = Known<ReplyRules, { rules: ReplyRule[] }>
/** What is typed; an empty field is not sent. */
export type AccountForm = Known<Required<AccountRequest>, { kind: 'mp'; mode: Mode }>

export const accounts = {
  list: () => http.get<Page<Account>>('/accounts'),
  get: (id: string) => http.get<Account>(`/accounts/${id}`),
  create: (form: AccountForm) => http.post<Account>('/accounts', cleaned(form)),
  change: (id: string, form: AccountForm) => http.put<Account>(`/accounts/${id}`, cleaned(form)),
  remove: (id: string) => http.delete(`/accounts/${id}`),
  callback: (id: string) => http.get<CallbackView>(`/accounts/${id}/callback`),
  check: (id: string) => http.post<Known<CheckView, { steps: CheckStep[] }>>(`/accounts/${id}/check`),
  test: (id: string, message: TestRequest) => http.post<ResultView>(`/accounts/${id}/test`, message),
  replies: (id: string) => http.get<Replies>(`/accounts/${id}/replies`),
  setReplies: (id: string, rules: ReplyRule[]) => http.put<Replies>(`/accounts/${id}/replies`, { rules }),
}

/** Empty fields are left out: on a change they mean "as it was". */
function cleaned(form: AccountForm): Partial<AccountRequest> {
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
