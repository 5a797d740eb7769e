import { onScopeDispose } from 'vue'

/** Runs `task` every `every` ms while the page is seen; never two at once. */
export function usePolling(task: () => Promise<unknown>, every: number): void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  async function turn() {
    if (!document.hidden) await task().catch(() => undefined)
    if (!stopped) timer = setTimeout(turn, every)
  }
  timer = setTimeout(turn, every)
  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
  })
}
