import { defineStore } from 'pinia'
import { ref } from 'vue'
import { type Stop, stops } from './api'

/** Stops in force, shown on every page. */
export const useStops = defineStore('stops', () => {
  const active = ref<Stop[]>([])
  async function reload(): Promise<void> {
    active.value = (await stops.list()).items
  }
  return { active, reload }
})
