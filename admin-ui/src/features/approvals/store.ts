import { defineStore } from 'pinia'
import { ref } from 'vue'
import { approvals } from './api'

const EVERY_MS = 60_000

/** How many journeys wait for the decision of who is signed in. */
export const useWaitingApprovals = defineStore('waiting-approvals', () => {
  const waiting = ref(0)
  let looking = false

  async function reload() {
    try {
      const page = await approvals.list({ state: 'submitted' })
      waiting.value = page.items.filter((approval) => !approval.own).length
    } catch {
      // The page itself says what is wrong.
    }
  }

  /** Looks now and each minute from then on. */
  function look() {
    if (looking) return
    looking = true
    void reload()
    setInterval(() => void reload(), EVERY_MS)
  }

  return { waiting, reload, look }
})
