import type { Text } from '@/app/i18n'
import type {
  ActedView,
  CountsView,
  ComparisonView,
  CoverageView,
  ImportedView,
  JourneyFile,
  JourneySummaryView,
  JourneyView,
  LatestMove,
  MoveDecision,
  MoveView,
  OutsidersView,
  PlacesView,
  PlaceView,
  Problem as ProblemView,
  ProblemsView,
  PublishedView,
  Qualifying,
  RefusedView,
  ReportView,
  RunView,
  SplitsView,
  StepView,
  TriedEffect,
  TriedRun,
  TriedView,
  TryAct,
  TryRequest,
  VersionsView,
  VersionView,
  WavesView,
  WaveView,
  Ways,
  WayView,
  WhyItems,
  WhyView,
} from '@/generated/api'
import { http, type Page, type Query } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'
import type { Definition } from './model/definition'

export type { NodeCounts } from '@/generated/api'
export type JourneyState = 'draft' | 'running' | 'paused' | 'archived'
/** What becomes of the people inside: they stay, go on to their end, or leave. */
export type PauseMode = 'hold' | 'drain' | 'stop'
export type JourneySummary = Known<JourneySummaryView, { state: JourneyState }>
export type PublishedVersion = Known<PublishedView, { definition: Definition }>
export type Journey = Known<JourneyView, { state: JourneyState; draft: Definition; published?: PublishedVersion }>
export type Problem = Known<ProblemView, { level: 'error' | 'warning' }>
export type Counts = CountsView
export type Run = RunView
export type RunStep = StepView
export type Report = ReportView
export type Refused = RefusedView
export type WhyItem = Known<WhyView, { outcome: 'entered' | 'refused' }>
export type Tried = TriedView
export type TriedOne = TriedRun
export type Effect = TriedEffect
export type Act = TryAct
export type Trying = TryRequest
export type Way = WayView
export type Place = Known<PlaceView, { change: 'same' | 'changed' | 'removed' }>
export type Decision = Known<MoveDecision, { action: 'stay' | 'move' | 'leave' }>
export type Move = MoveView
export type HandAction = 'stop' | 'skip' | 'move'
export type File = Known<JourneyFile, { definition: Partial<Definition> }>
export type Wave = Known<WaveView, { state: 'open' | 'done' | 'cancelled' }>
export type OutsideReason = 'never' | 'refused' | 'over'
export type Version = Known<VersionView, { definition: Definition }>

export const journeys = {
  list: (query: Query) => http.get<Page<JourneySummary>>('/journeys', query),
  create: (name: string, definition?: Definition) => http.post<Journey>('/journeys', { name, definition }),
  get: (id: string) => http.get<Journey>(`/journeys/${id}`),
  save: (id: string, body: { name?: string; definition?: Definition; revision: number }) =>
    http.put<Journey>(`/journeys/${id}`, body),
  check: (id: string, definition: Definition) =>
    http.post<Known<ProblemsView, { problems: Problem[] }>>(`/journeys/${id}/check`, { definition }),
  publish: (id: string, revision: number, decisions: Decision[] = []) =>
    http.post<Journey>(`/journeys/${id}/publish`, { revision, decisions }),
  /** Where people wait who entered a published version, against what shall be published. */
  places: (id: string, definition: Definition) =>
    http.post<Known<PlacesView, { places: Place[] }>>(`/journeys/${id}/places`, { definition }),
  move: (id: string) => http.get<LatestMove>(`/journeys/${id}/move`),
  ways: (id: string, definition: Definition) => http.post<Ways>(`/journeys/${id}/ways`, { definition }),
  try: (id: string, request: Trying) => http.post<Tried>(`/journeys/${id}/try`, request),
  enterTester: (id: string, customerId: string, data: Record<string, unknown>) =>
    http.post<Run>(`/journeys/${id}/test-runs`, { customerId, data }),
  actOnRuns: (action: HandAction, runIds: string[], node?: string) =>
    http.post<ActedView>('/runs/act', { action, runIds, node }),
  exported: (id: string) => http.get<File>(`/journeys/${id}/export`),
  imported: (file: File, mapping: Record<string, string>) => http.post<ImportedView>('/journeys/import', { file, mapping }),
  pause: (id: string, mode: PauseMode) => http.post<Journey>(`/journeys/${id}/pause`, { mode }),
  resume: (id: string) => http.post<Journey>(`/journeys/${id}/resume`),
  archive: (id: string) => http.post<Journey>(`/journeys/${id}/archive`),
  copy: (id: string) => http.post<Journey>(`/journeys/${id}/copy`),
  versions: (id: string) => http.get<Known<VersionsView, { items: Version[] }>>(`/journeys/${id}/versions`),
  qualifying: (id: string, definition: Definition) => http.post<Qualifying>(`/journeys/${id}/qualifying`, { definition }),
  letIn: (id: string) => http.post<WavesView>(`/journeys/${id}/let-in`),
  waves: (id: string) => http.get<Known<WavesView, { items: Wave[] }>>(`/journeys/${id}/waves`),
  stopWave: (id: string, wave: string) => http.post<WavesView>(`/journeys/${id}/waves/${wave}/stop`),
  coverage: () => http.get<CoverageView>('/coverage'),
  outsiders: (query: Query) => http.get<OutsidersView>('/coverage/customers', query),
  counts: (id: string, version?: number) => http.get<Counts>(`/journeys/${id}/counts`, { version }),
  runs: (id: string, query: Query) => http.get<Page<Run>>(`/journeys/${id}/runs`, query),
  report: (id: string, query: Query) => http.get<Report>(`/journeys/${id}/report`, query),
  splits: (id: string) => http.get<SplitsView>(`/journeys/${id}/splits`),
  restartSplit: (id: string, node: string) => http.post<SplitsView>(`/journeys/${id}/splits/${node}/restart`),
  compare: (ids: string[], query: Query) => http.get<ComparisonView>('/journeys/compare', { ids: ids.join(','), ...query }),
  refused: (id: string, query: Query) => http.get<Page<Refused>>(`/journeys/${id}/refused`, query),
  run: (id: string) => http.get<Run>(`/runs/${id}`),
  retryRun: (id: string) => http.post<Run>(`/runs/${id}/retry`),
  setAside: (cursor?: string) => http.get<Page<Run>>('/runs', { state: 'set-aside', cursor }),
  why: (id: string, customerId: string) => http.get<Known<WhyItems, { items: WhyItem[] }>>(`/journeys/${id}/why`, { customerId }),
  ofCustomer: (customerId: string) => http.get<Page<Run>>(`/customers/${customerId}/runs`),
}

export function problemText(problem: Problem): Text {
  return { zh: problem.zh, en: problem.en }
}
