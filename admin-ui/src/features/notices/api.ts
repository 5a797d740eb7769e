import type { NoticesView } from '@/generated/api'
import { http } from '@/shared/http/http'

export const notices = {
  board: () => http.get<NoticesView>('/notices'),
  seen: (upTo: string) => http.put<void>('/notices/seen', { upTo }),
}
