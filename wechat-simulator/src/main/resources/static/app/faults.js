import { reactive } from 'vue'
import { del, post } from './api.js'
import { locale, t } from './i18n.js'
import Icon from './icons.js'
import { attempt, loadFaults, state } from './store.js'

const SEND = '/cgi-bin/message'
const presets = {
  apiFaults: [
    { zh: '慢 800 ms', en: '800 ms slow', kind: 'latency', latencyMillis: 800 },
    { zh: '慢 6 秒', en: '6 s slow', kind: 'latency', latencyMillis: 6000 },
    { zh: '10% 返回 500', en: '10 % HTTP 500', kind: 'http500', percent: 10 },
    { zh: '系统繁忙 -1', en: 'busy −1', kind: 'errcode', errcode: -1, path: SEND },
    { zh: 'token 失效 40001', en: 'token 40001', kind: 'errcode', errcode: 40001 },
    { zh: '配额用尽 45009', en: 'quota 45009', kind: 'errcode', errcode: 45009, path: SEND },
    { zh: '超出窗口 45015', en: 'window 45015', kind: 'errcode', errcode: 45015, path: SEND },
    { zh: '断开连接', en: 'connection reset', kind: 'reset', percent: 30 },
    { zh: '已送达但无应答', en: 'delivered, no answer', kind: 'reset', path: SEND, afterEffect: true, percent: 30 },
    { zh: '乱码', en: 'garbage', kind: 'garbage', percent: 30 },
    { zh: '半截 JSON', en: 'truncated JSON', kind: 'truncated', percent: 30 },
    { zh: '代理错误页', en: 'proxy error page', kind: 'html', percent: 30 },
  ],
  callbackFaults: [
    { zh: '丢失 30%', en: '30 % lost', kind: 'lose', percent: 30 },
    { zh: '重复 30%', en: '30 % doubled', kind: 'duplicate', percent: 30 },
    { zh: '迟到 3 秒', en: '3 s late', kind: 'delay', latencyMillis: 3000, percent: 30 },
    { zh: '签名错误', en: 'wrong signature', kind: 'wrong-signature' },
    { zh: '缺 msg_signature', en: 'no msg_signature', kind: 'no-msg-signature' },
    { zh: '密文损坏', en: 'damaged ciphertext', kind: 'corrupt' },
    { zh: '别人的 AppID', en: "another's AppID", kind: 'wrong-appid' },
    { zh: '超大报文 2 MB', en: '2 MB body', kind: 'oversize' },
  ],
}
const FIELDS = ['kind', 'path', 'percent', 'latencyMillis', 'errcode', 'afterEffect', 'times', 'event']
const kinds = ['latency', 'hang', 'http500', 'garbage', 'html', 'truncated', 'reset', 'errcode', 'lose', 'duplicate', 'delay', 'wrong-signature', 'no-msg-signature', 'corrupt', 'wrong-appid', 'oversize']

const order = preset => Object.fromEntries(FIELDS.filter(name => preset[name] !== undefined).map(name => [name, preset[name]]))
const same = (fault, preset) => FIELDS.every(name => (fault[name] ?? null) === (preset[name] ?? null))

export default {
  name: 'FaultPanel',
  components: { Icon },
  setup() {
    const own = reactive({ kind: 'latency', path: '', percent: 100, times: '', latencyMillis: 1000, errcode: -1, afterEffect: false })
    const label = preset => (locale.lang === 'en' ? preset.en : preset.zh)
    const known = preset => state.faults.find(fault => same(fault, preset))
    async function toggle(preset) {
      const fault = known(preset)
      await attempt(() => (fault ? del(`/faults/${fault.id}`) : post('/faults', order(preset))))
      await loadFaults()
    }
    async function add() {
      const fault = { kind: own.kind }
      if (own.path.trim()) fault.path = own.path.trim()
      if (own.percent < 100) fault.percent = Number(own.percent)
      if (own.times) fault.times = Number(own.times)
      if (['latency', 'delay'].includes(own.kind)) fault.latencyMillis = Number(own.latencyMillis)
      if (own.kind === 'errcode') fault.errcode = Number(own.errcode)
      if (own.afterEffect) fault.afterEffect = true
      await attempt(() => post('/faults', fault))
      await loadFaults()
    }
    async function remove(id) {
      await attempt(() => del('/faults' + (id ? `/${id}` : '')))
      await loadFaults()
    }
    const words = fault => [fault.kind, fault.errcode, fault.latencyMillis && `${fault.latencyMillis} ms`, fault.percent && `${fault.percent} %`, fault.times && `≤ ${fault.times}`,
      fault.path, fault.event, fault.afterEffect && t('afterEffect')].filter(Boolean).join(' · ')
    return { presets, kinds, own, label, known, toggle, add, remove, words, state, t }
  },
  template: `
  <div class="panel">
    <p class="hint">{{ t('faultsHint') }}</p>
    <template v-for="(list, group) in presets" :key="group">
      <h4>{{ t(group) }}</h4>
      <div class="presets"><button v-for="preset in list" :class="{ on: known(preset) }" :aria-pressed="!!known(preset)" @click="toggle(preset)">{{ label(preset) }}</button></div>
    </template>
    <h4>{{ t('activeFaults') }}<button v-if="state.faults.length" class="link" @click="remove()">{{ t('clearAll') }}</button></h4>
    <p v-if="!state.faults.length" class="hint">{{ t('noFaults') }}</p>
    <div v-for="fault in state.faults" :key="fault.id" class="fault"><span>{{ words(fault) }}</span><b>{{ fault.hits }} {{ t('hits') }}</b><button :aria-label="t('cancel')" @click="remove(fault.id)"><Icon name="close" :size="15"/></button></div>
    <details><summary>{{ t('custom') }}</summary>
      <form class="grid" @submit.prevent="add">
        <label>{{ t('kind') }}<select v-model="own.kind"><option v-for="kind in kinds">{{ kind }}</option></select></label>
        <label>{{ t('percent') }}<input v-model.number="own.percent" type="number" min="0" max="100" step="any"></label>
        <label v-if="['latency', 'delay'].includes(own.kind)">{{ t('latency') }}<input v-model.number="own.latencyMillis" type="number" min="0"></label>
        <label v-if="own.kind === 'errcode'">{{ t('errcode') }}<input v-model.number="own.errcode" type="number"></label>
        <label>{{ t('times') }}<input v-model="own.times" type="number" min="1" placeholder="∞"></label>
        <label class="wide">{{ t('path') }}<input v-model="own.path" :placeholder="t('every')" spellcheck="false"></label>
        <label class="wide check"><input v-model="own.afterEffect" type="checkbox"> {{ t('afterEffect') }}</label>
        <div class="buttons wide"><button class="primary">{{ t('add') }}</button></div>
      </form>
    </details>
  </div>`,
}
