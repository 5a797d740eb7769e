import type { CursorPageMenuView, MenuButton, MenuForm, MenuProblem, MenuView, PlatformMenu, SeenView, UserTag } from '@/generated/api'
import { http } from '@/shared/http/http'
import type { Known } from '@/shared/http/known'

export type Button = MenuButton
export type Problem = MenuProblem
export type Menu = Known<MenuView, { state: 'draft' | 'published' | 'changed' }>
export type AtWeChat = PlatformMenu
export type { UserTag }
type Menus = Known<CursorPageMenuView, { items: Menu[] }>

export const menus = {
  list: async (account: string) => (await http.get<Menus>(`/accounts/${account}/menus`)).items,
  create: (account: string, form: MenuForm) => http.post<Menu>(`/accounts/${account}/menus`, form),
  change: (account: string, id: string, form: MenuForm) => http.put<Menu>(`/accounts/${account}/menus/${id}`, form),
  publish: (account: string, id: string, revision: number) => http.post<Menu>(`/accounts/${account}/menus/${id}/publish`, { revision }),
  remove: (account: string, id: string, revision: number) => http.delete(`/accounts/${account}/menus/${id}?revision=${revision}`),
  atWeChat: (account: string) => http.get<AtWeChat[]>(`/accounts/${account}/platform-menus`),
  removeAtWeChat: (account: string, id: string) => http.delete(`/accounts/${account}/platform-menus/${encodeURIComponent(id)}`),
  userTags: (account: string) => http.get<UserTag[]>(`/accounts/${account}/user-tags`),
  seenBy: async (account: string, openid: string) => (await http.post<SeenView>(`/accounts/${account}/menu-of-fan`, { openid })).buttons,
}
