import { ref } from 'vue'
import { post } from './api.js'
import { t } from './i18n.js'
import Icon from './icons.js'
import { act, attempt, removePhone, state } from './store.js'

/** What slides up from the bottom of a phone: scanning, consent, and the rest behind the three dots. */
export default {
  name: 'Sheets',
  components: { Icon },
  props: { phone: Object, name: String },
  emits: ['close', 'sheet', 'clear'],
  setup(props, { emit }) {
    const scene = ref('')
    function scan(more) {
      emit('close')
      act(props.phone, 'scan', more)
    }
    function decide(template, accept) {
      emit('close')
      act(props.phone, 'subscribe', { templateId: template.templateId, accept })
    }
    function leave() {
      emit('close')
      act(props.phone, 'unfollow')
    }
    function refuse() {
      emit('close')
      attempt(() => post(`/fans/${props.phone.openid}/refuse-templates?refuse=${!props.phone.refusesTemplates}`))
        .then(fan => { if (fan) Object.assign(props.phone, fan) })
    }
    function remove() {
      emit('close')
      removePhone(props.phone)
    }
    return { scene, scan, decide, leave, refuse, remove, state, t }
  },
  template: `
  <div class="sheet-shade" @click.self="$emit('close')" @keydown.esc="$emit('close')">
    <div class="sheet" role="dialog" aria-modal="true">
      <template v-if="name === 'scan'">
        <h3>{{ t('scanTitle') }}</h3>
        <form class="scan-form" @submit.prevent="scene.trim() && scan({ scene: scene.trim() })">
          <input v-model="scene" :placeholder="t('scene')" :aria-label="t('scene')" autofocus><button :disabled="!scene.trim()">{{ t('scan') }}</button>
        </form>
        <p v-if="!state.codes.length" class="hint">{{ t('noCodes') }}</p>
        <div v-else class="sheet-codes">
          <button v-for="code in state.codes.slice(0, 20)" :key="code.ticket" @click="scan({ ticket: code.ticket })">
            <img :src="'/cgi-bin/showqrcode?ticket=' + encodeURIComponent(code.ticket)" alt="" loading="lazy"><span>{{ code.scene }}</span>
          </button>
        </div>
      </template>
      <template v-else-if="name === 'subscribe'">
        <h3>{{ t('subscribeTitle') }}</h3><p class="hint">{{ t('always') }}</p>
        <div v-for="template in state.templates.filter(one => one.subscription)" :key="template.templateId" class="consent">
          <span>{{ template.title }}<small v-if="phone.credits[template.templateId]">×{{ phone.credits[template.templateId] }}</small></span>
          <button class="quiet" @click="decide(template, false)">{{ t('deny') }}</button><button @click="decide(template, true)">{{ t('allow') }}</button>
        </div>
      </template>
      <template v-else>
        <button class="item" @click="$emit('sheet', 'scan')">{{ t('scan') }}</button>
        <template v-if="phone.following">
          <button class="item" @click="$emit('sheet', 'subscribe')">{{ t('subscribe') }}</button>
          <button class="item" @click="refuse">{{ phone.refusesTemplates ? t('refuseOn') : t('refuse') }}</button>
        </template>
        <button class="item" @click="$emit('clear')">{{ t('clear') }}</button>
        <button v-if="phone.following" class="item bad" @click="leave">{{ t('unfollow') }}</button>
        <button v-else class="item bad" @click="remove">{{ t('remove') }}</button>
      </template>
      <button class="item cancel" @click="$emit('close')">{{ t('cancel') }}</button>
    </div>
  </div>`,
}
