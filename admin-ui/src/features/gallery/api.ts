import type { JourneyTemplates, JourneyTemplateView, MadeView } from '@/generated/api'
import type { Definition } from '@/features/journeys/model/definition'
import { http } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type Template = Known<JourneyTemplateView, { definition: Definition }>

export const gallery = {
  list: (lang: string) => http.get<Known<JourneyTemplates, { items: Template[] }>>('/journey-templates', { lang }),
  use: (id: string, body: { name?: string; language: string; mapping: Record<string, string> }) => http.post<MadeView>(`/journey-templates/${id}/journeys`, body),
}
