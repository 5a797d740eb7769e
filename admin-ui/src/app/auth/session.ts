import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { SessionUser, SessionView } from '@/generated/api'
import { http } from '@/shared/http/http'
import { ApiError } from '@/shared/http/problem'

/** Who is signed in, and what this person may do. */
export const useSession = defineStore('session', () => {
  const user = ref<SessionUser | null>(null)

  async function load(): Promise<void> {
    try {
      user.value = (await http.get<SessionView>('/session')).user
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      user.value = null
    }
  }

  async function signIn(username: string, password: string): Promise<void> {
    user.value = (await http.post<SessionView>('/session', { username, password })).user
  }

  async function signOut(): Promise<void> {
    await http.delete('/session')
    user.value = null
  }

  /** Other sessions of this person end; this one goes on. */
  async function changePassword(present: string, next: string): Promise<void> {
    await http.put('/session/password', { present, next })
  }

  function forget(): void {
    user.value = null
  }

  function may(right: string | undefined): boolean {
    if (!right) return true
    const rights = user.value?.rights ?? []
    return rights.includes('*') || rights.includes(right)
  }

  return { user, load, signIn, signOut, changePassword, forget, may }
})
