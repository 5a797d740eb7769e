import type { Text } from '@/app/i18n'
import { http, type Page, type Query } from '@/shared/http/http'
import type { Definition } from './model/definition'

export type JourneyState = 'draft' | 'running' | 'paused' | 'archived'

export interface JourneySummary {
  id: string
  name: string
  state: JourneyState
  version: number | null
  updatedAt: string
  entered: number
  waiting: number
  finished: number
  left: number
  triggers: string[]
}

export interface PublishedVersion {
  version: number
  definition: Definition
  publishedAt: string
  publishedBy: string
}

export interface Journey {
  id: string
  name: string
  state: JourneyState
  revision: number
  draft: Definition
  published: PublishedVersion | null
}

export interface Problem {
  node: string | null
  field?: string | null
  code: string
  level: 'error' | 'warning'
  zh: string
  en: string
}

export interface NodeCounts {
  entered: number
  waiting: number
  left: number
  ports: Record<string, number>
}

export interface Counts {
  entered: number
  waiting: number
  finished: number
  left: number
  nodes: Record<string, NodeCounts>
  refused: { reason: string; n: number }[]
}

export interface Run {
  id: string
  customerId: string
  customerName: string | null
  state: string
  node: string | null
  since: string
  wakeAt: string | null
  journeyId: string
  journeyName: string | null
  version: number
  held: boolean
  reason: string | null
}

export interface RunStep {
  node: string
  type: string
  port: string | null
  at: string
  detail: Text | null
}

export interface RunStory extends Run {
  steps: RunStep[]
}

export interface WhyItem {
  at: string
  outcome: 'entered' | 'refused'
  reason: string
  zh: string
  en: string
  runId?: string | null
}

export interface VersionInfo {
  version: number
  publishedAt: string
  publishedBy: string
  waiting?: number
}

export const journeys = {
  list: (query: Query) => http.get<Page<JourneySummary>>('/journeys', query),
  create: (name: string, definition?: Definition) => http.post<Journey>('/journeys', { name, definition }),
  get: (id: string) => http.get<Journey>(`/journeys/${id}`),
  save: (id: string, body: { name?: string; definition?: Definition; revision: number }) =>
    http.put<Journey>(`/journeys/${id}`, body),
  check: (id: string, definition: Definition) =>
    http.post<{ problems: Problem[] }>(`/journeys/${id}/check`, { definition }),
  publish: (id: string, revision: number) => http.post<Journey>(`/journeys/${id}/publish`, { revision }),
  pause: (id: string) => http.post<Journey>(`/journeys/${id}/pause`, { mode: 'hold' }),
  resume: (id: string) => http.post<Journey>(`/journeys/${id}/resume`),
  archive: (id: string) => http.post<Journey>(`/journeys/${id}/archive`),
  copy: (id: string) => http.post<Journey>(`/journeys/${id}/copy`),
  versions: (id: string) => http.get<{ items: VersionInfo[] }>(`/journeys/${id}/versions`),
  counts: (id: string, version?: number) => http.get<Counts>(`/journeys/${id}/counts`, { version }),
  runs: (id: string, query: Query) => http.get<Page<Run>>(`/journeys/${id}/runs`, query),
  run: (id: string) => http.get<RunStory>(`/runs/${id}`),
  retryRun: (id: string) => http.post<RunStory>(`/runs/${id}/retry`),
  why: (id: string, customerId: string) => http.get<{ items: WhyItem[] }>(`/journeys/${id}/why`, { customerId }),
  ofCustomer: (customerId: string) => http.get<Page<Run>>(`/customers/${customerId}/runs`),
}

export function problemText(problem: Problem): Text {
  return { zh: problem.zh, en: problem.en }
}
