import { ApiError, type ProblemDetail } from './problem'

export type Query = Record<string, string | number | boolean | null | undefined>

export interface RequestOptions {
  query?: Query
  body?: unknown
  signal?: AbortSignal
}

const BASE = '/api/v1'
let onSignedOut: () => void = () => {}

/** Called when the server no longer knows our session. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1))
}

function address(path: string, query?: Query): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value))
  }
  const tail = params.toString()
  return `${BASE}${path}${tail ? `?${tail}` : ''}`
}

async function problemOf(response: Response): Promise<ProblemDetail> {
  try {
    return (await response.json()) as ProblemDetail
  } catch {
    return { status: response.status }
  }
}

/** @param again the second try after the token had changed under way: another answer had brought a new one */
async function request<T>(method: string, path: string, options: RequestOptions = {}, again = false): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') {
    const token = cookie('XSRF-TOKEN')
    if (token) headers['X-XSRF-TOKEN'] = token
  }
  let response: Response
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    })
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause
    throw new ApiError({ status: 0, code: 'network' })
  }
  if (!response.ok) {
    const problem = await problemOf(response)
    // nothing was done, and the cookie is the right one by now
    if (problem.code === 'auth.csrf' && !again) return request<T>(method, path, options, true)
    if (response.status === 401 && path !== '/session') onSignedOut()
    throw new ApiError({ ...problem, status: response.status })
  }
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export const http = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal }),
  post: <T = void>(path: string, body?: unknown, query?: Query) => request<T>('POST', path, { body, query }),
  put: <T = void>(path: string, body?: unknown) => request<T>('PUT', path, { body }),
  delete: <T = void>(path: string) => request<T>('DELETE', path),
}

/** A list that is read page by page; `next` is the cursor of the following page. */
export interface Page<T> {
  items: T[]
  next?: string | null
}
