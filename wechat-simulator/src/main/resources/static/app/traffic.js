import { computed, ref } from 'vue'
import { clock, delivered, pretty, rowName, trafficRows } from './chat.js'
import { t } from './i18n.js'
import Icon from './icons.js'

/** The raw traffic of one phone, newest first, decrypted; a line opens to its whole body. */
export default {
  name: 'Traffic',
  components: { Icon },
  props: { lines: Array },
  setup(props) {
    const open = ref(new Set())
    const rows = computed(() => trafficRows(props.lines))
    const unreachable = computed(() => rows.value.find(row => row.kind === 'callback')?.tries.at(-1)?.note === 'unreachable')
    function toggle(id) {
      const next = new Set(open.value)
      next.has(id) ? next.delete(id) : next.add(id)
      open.value = next
    }
    function verdict(row) {
      if (row.kind !== 'callback') {
        return row.note === 'repeated' ? { text: t('repeated'), cls: 'warn' } : { text: row.errcode === 0 ? 'ok' : row.errcode, cls: row.errcode === 0 ? 'good' : 'bad' }
      }
      const last = row.tries.at(-1)
      if (!last) return { text: t('sending'), cls: '' }
      const many = row.tries.length > 1 ? ` ×${row.tries.length}` : ''
      return { text: `${last.note === 'acknowledged' ? 'success' : last.note} ${last.millis} ms${many}`, cls: delivered(last.note) ? 'good' : 'bad' }
    }
    return { open, rows, unreachable, toggle, verdict, clock, pretty, rowName, t }
  },
  template: `
  <div class="traffic">
    <h4>{{ t('traffic') }}<span><Icon name="up" :size="12"/> {{ t('toBrand') }}</span><span><Icon name="down" :size="12"/> {{ t('toPhone') }}</span></h4>
    <p v-if="unreachable" class="alarm"><b>{{ t('unreachable') }}</b> {{ t('unreachableHint') }}</p>
    <p v-if="!rows.length" class="empty">{{ t('trafficEmpty') }}</p>
    <div v-for="row in rows" :key="row.id" class="line">
      <button @click="toggle(row.id)" :aria-expanded="open.has(row.id)">
        <time>{{ clock(row.at, true) }}</time><i :class="row.direction"><Icon :name="row.direction === 'out' ? 'up' : 'down'" :size="13"/></i>
        <span class="what">{{ rowName(row) }}</span><em :class="verdict(row).cls">{{ verdict(row).text }}</em>
      </button>
      <template v-if="open.has(row.id)">
        <pre>{{ pretty(row.body) }}</pre>
        <pre v-for="one in row.tries.filter(one => one.body)" class="answer">{{ clock(one.at, true) }} ← {{ pretty(one.body) }}</pre>
      </template>
    </div>
  </div>`,
}
