import { computed, reactive } from 'vue'
import Chart from './chart.js'
import { del, post } from './api.js'
import { t } from './i18n.js'
import { attempt, loadLoads, state } from './store.js'

export default {
  name: 'LoadPanel',
  components: { Chart },
  setup() {
    const form = reactive({ kind: 'follow', ratePerSecond: 100, seconds: 30, warmupSeconds: 5, scene: '', content: 'hello', key: '' })
    const run = computed(() => state.loads[0])
    const busy = computed(() => ['running', 'draining'].includes(run.value?.state))
    async function start() {
      const request = { appId: state.appId, kind: form.kind, ratePerSecond: Number(form.ratePerSecond), seconds: Number(form.seconds), warmupSeconds: Number(form.warmupSeconds) || 0 }
      if (['follow', 'scan'].includes(form.kind) && form.scene.trim()) request.scene = form.scene.trim()
      if (form.kind === 'message') request.content = form.content
      if (form.kind === 'click') request.key = form.key
      await attempt(() => post('/load', request))
      await loadLoads()
    }
    const stop = () => attempt(() => del(`/load/${run.value.id}`)).then(loadLoads)
    const ms = value => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`)
    const counts = now => [['sent', now.sent], ['answered', now.answered], ['first', now.firstMessages], ['missing', now.missing], ['failed', now.failed], ['retries', now.retries]]
    const latencies = now => [['firstLatency', now.firstMessageAndMissing], ['answerLatency', now.answer]]
    return { form, run, busy, start, stop, ms, counts, latencies, state, t }
  },
  template: `
  <div class="panel">
    <form class="grid" @submit.prevent="start">
      <label class="wide">{{ t('loadKind') }}<span class="segments"><button v-for="[kind, name] in [['follow', 'kindFollow'], ['scan', 'kindScan'], ['message', 'kindMessage'], ['click', 'kindClick']]" type="button" :class="{ on: form.kind === kind }" @click="form.kind = kind">{{ t(name) }}</button></span></label>
      <label>{{ t('rate') }}<input v-model="form.ratePerSecond" type="number" min="1" max="5000"></label>
      <label>{{ t('seconds') }}<input v-model="form.seconds" type="number" min="1" max="3600"></label>
      <label>{{ t('warmup') }}<input v-model="form.warmupSeconds" type="number" min="0"></label>
      <label v-if="form.kind === 'message'">{{ t('content') }}<input v-model="form.content"></label>
      <label v-else-if="form.kind === 'click'">{{ t('key') }}<input v-model="form.key" required></label>
      <label v-else>{{ t('scene') }}<input v-model="form.scene" placeholder="—"></label>
      <div class="buttons wide"><button class="primary" :disabled="busy || !state.appId">{{ t('start') }}</button><button v-if="busy" type="button" @click="stop">{{ t('stop') }}</button></div>
    </form>
    <div v-if="!run" class="empty-state"><p>{{ t('loadEmpty') }}</p></div>
    <template v-else>
      <h4>{{ run.id }}<span class="state" :class="run.state">{{ t(run.state) }}</span><small>{{ run.request.ratePerSecond }}/s × {{ run.request.seconds }} s</small></h4>
      <Chart :series="run.series"/>
      <div class="numbers"><div v-for="[name, value] in counts(run)" :class="{ bad: value && ['missing', 'failed', 'retries'].includes(name) && !busy }"><b>{{ value.toLocaleString() }}</b><span>{{ t(name) }}</span></div></div>
      <table class="percentiles"><thead><tr><th></th><th>p50</th><th>p99</th><th>p99.9</th><th>max</th></tr></thead>
        <tbody><tr v-for="[name, value] in latencies(run)"><th>{{ t(name) }}</th><td>{{ ms(value.p50) }}</td><td><b>{{ ms(value.p99) }}</b></td><td>{{ ms(value.p999) }}</td><td>{{ ms(value.max) }}</td></tr></tbody></table>
      <p class="hint">{{ t('lag') }} {{ ms(run.maxLagMillis) }}</p>
      <template v-if="state.loads.length > 1"><h4>{{ t('previous') }}</h4>
        <div v-for="one in state.loads.slice(1, 8)" :key="one.id" class="fault"><span>{{ one.id }} · {{ one.request.ratePerSecond }}/s × {{ one.request.seconds }} s</span><b>p99 {{ ms(one.firstMessageAndMissing.p99) }}</b></div></template>
    </template>
  </div>`,
}
