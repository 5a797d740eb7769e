import { computed, ref } from 'vue'
import { t } from './i18n.js'

const W = 340, H = 190, LEFT = 48, BOTTOM = 22, TOP = 22

/** Latency of first messages second by second: p50 and p99 as lines, the number that arrived as bars behind. */
export default {
  name: 'Chart',
  props: { series: Array },
  setup(props) {
    const at = ref(-1)
    const shown = computed(() => props.series.slice(-90))
    const top = computed(() => {
      const most = Math.max(10, ...shown.value.map(one => one.firstMessage.p99))
      return [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 600000].find(step => step >= most) ?? most
    })
    const most = computed(() => Math.max(1, ...shown.value.map(one => Math.max(one.sent, one.firstMessages))))
    const step = computed(() => (W - LEFT - 6) / Math.max(10, shown.value.length))
    const x = i => LEFT + (i + .5) * step.value
    const y = value => TOP + (H - TOP - BOTTOM) * (1 - Math.min(value, top.value) / top.value)
    const bars = computed(() => shown.value.map((one, i) => {
      const height = (H - TOP - BOTTOM) * .5 * one.firstMessages / most.value
      return { x: x(i) - step.value * .4, y: H - BOTTOM - height, width: step.value * .8, height }
    }))
    const line = name => {
      let pen = 'M'
      return shown.value.map((one, i) => {
        if (!one.firstMessage.count) { pen = 'M'; return '' }
        const out = `${pen}${x(i).toFixed(1)} ${y(one.firstMessage[name]).toFixed(1)}`
        pen = 'L'
        return out
      }).join('')
    }
    const dots = computed(() => shown.value.length < 3 ? shown.value.map((one, i) => ({ x: x(i), y: y(one.firstMessage.p99) })) : [])
    const ticks = computed(() => [0, .5, 1].map(part => ({ y: y(top.value * part), text: top.value * part >= 1000 ? `${top.value * part / 1000} s` : `${top.value * part} ms` })))
    const seconds = computed(() => {
      const every = Math.ceil(shown.value.length / 6) || 1
      return shown.value.map((one, i) => ({ x: x(i), text: `${one.second}s`, show: i % every === 0 })).filter(one => one.show)
    })
    function hover(event) {
      const box = event.currentTarget.getBoundingClientRect()
      const i = Math.floor(((event.clientX - box.left) * W / box.width - LEFT) / step.value)
      at.value = i >= 0 && i < shown.value.length ? i : -1
    }
    const told = computed(() => shown.value[at.value] ?? shown.value.findLast(one => one.firstMessage.count) ?? shown.value.at(-1))
    return { W, H, LEFT, BOTTOM, at, bars, line, dots, ticks, seconds, hover, told, x, TOP, t }
  },
  template: `
  <figure class="chart">
    <figcaption><span class="p99">p99 <b>{{ told ? Math.round(told.firstMessage.p99) : '–' }}</b> ms</span><span class="p50">p50 <b>{{ told ? Math.round(told.firstMessage.p50) : '–' }}</b> ms</span><span class="count"><b>{{ told?.firstMessages ?? 0 }}</b>/s {{ t('messages') }}</span></figcaption>
    <svg :viewBox="'0 0 ' + W + ' ' + H" role="img" :aria-label="t('firstLatency')" @mousemove="hover" @mouseleave="at = -1">
      <g class="axis"><template v-for="tick in ticks"><line :x1="LEFT" :x2="W - 6" :y1="tick.y" :y2="tick.y"/><text :x="LEFT - 6" :y="tick.y + 3" text-anchor="end">{{ tick.text }}</text></template>
        <text v-for="one in seconds" :x="one.x" :y="H - 6" text-anchor="middle">{{ one.text }}</text></g>
      <rect v-for="bar in bars" class="bar" v-bind="bar" rx="1"/>
      <line v-if="at >= 0" class="cursor" :x1="x(at)" :x2="x(at)" :y1="TOP" :y2="H - BOTTOM"/>
      <path class="line p50" :d="line('p50')"/><path class="line p99" :d="line('p99')"/>
      <circle v-for="dot in dots" :cx="dot.x" :cy="dot.y" r="2.5" class="dot"/>
      <text v-if="!bars.length" :x="(W + LEFT) / 2" :y="H / 2" text-anchor="middle" class="none">{{ t('chartEmpty') }}</text>
    </svg>
  </figure>`,
}
