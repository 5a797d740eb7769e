import { ref } from 'vue'
import { t } from '@/app/i18n'
import { useLoad } from '@/shared/composables/useLoad'
import { showDone, showProblem } from '@/shared/ui/notify'
import { contact, type Rules } from './api'

/** The brand's limits on what one person gets; both pages change their own part and keep the other's. */
export function useContactRules(shown: (rules: Rules) => void) {
  const busy = ref(false)
  const kept = useLoad(async () => {
    const view = await contact.read()
    shown(view.rules)
    return view
  })

  async function save(part: Partial<Rules>) {
    if (!kept.data.value) return
    busy.value = true
    try {
      const view = await contact.change({ ...kept.data.value.rules, ...part }, kept.data.value.revision)
      kept.data.value = view
      shown(view.rules)
      showDone(t('c.saved'))
    } catch (error) {
      showProblem(error)
    } finally {
      busy.value = false
    }
  }

  return { kept, busy, save }
}
