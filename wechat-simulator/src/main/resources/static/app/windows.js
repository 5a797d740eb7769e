import { computed } from 'vue'
import { t } from './i18n.js'
import { state } from './store.js'

/** What the brand may still send to this person, counting down. */
export default {
  name: 'Windows',
  props: { phone: Object },
  setup(props) {
    const since = computed(() => Math.max(0, state.now - (props.phone.seenAt ?? state.now)))
    const open = computed(() => {
      const w = props.phone.window
      return [['shortWindow', w.shortMillis, w.shortLeft], ['longWindow', w.messageMillis, w.messageLeft]]
        .map(([name, millis, left]) => ({ name, millis: millis - since.value, left })).filter(one => one.millis > 0)
    })
    const credits = computed(() => Object.entries(props.phone.credits).filter(([, count]) => count > 0)
      .map(([id, count]) => ({ count, title: state.templates.find(one => one.templateId === id)?.title ?? id })))
    const time = millis => {
      const s = Math.floor(millis / 1000)
      return s >= 3600 ? `${Math.floor(s / 3600)}h ${Math.floor(s % 3600 / 60)}m` : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`
    }
    return { open, credits, time, t }
  },
  template: `
  <div class="windows">
    <span v-if="!open.length" class="chip off">{{ t('closed') }}</span>
    <span v-for="one in open" class="chip" :class="{ empty: !one.left }">{{ t(one.name) }} <b>{{ one.left }}</b> {{ t('left') }} · {{ time(one.millis) }}</span>
    <span v-for="one in credits" class="chip credit">{{ one.title }} <b>×{{ one.count }}</b></span>
  </div>`,
}
