import { ref } from 'vue'

export const isDark = ref(document.documentElement.classList.contains('dark'))

export function toggleDark(): void {
  isDark.value = !isDark.value
  document.documentElement.classList.toggle('dark', isDark.value)
  try {
    localStorage.setItem('yujian.theme', isDark.value ? 'dark' : 'light')
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
