import { ref, watch } from 'vue'
import { post } from './api.js'
import { t } from './i18n.js'
import Icon from './icons.js'
import { account, act, attempt, notify, resetWorld, selectAccount, state } from './store.js'

/** The platform's console for one account: secrets, callback address, codes. */
export default {
  name: 'AccountPanel',
  components: { Icon },
  setup() {
    const url = ref('')
    const mode = ref('safe')
    const checked = ref(null)
    watch(() => account(), now => {
      url.value = now?.callbackUrl ?? ''
      mode.value = now?.mode ?? 'safe'
    }, { immediate: true })

    async function save(fields, done = t('saved')) {
      const saved = await attempt(() => post('/accounts', fields), done)
      if (!saved) return
      const at = state.accounts.findIndex(one => one.appId === saved.appId)
      if (at < 0) state.accounts.push(saved)
      else state.accounts[at] = saved
      await selectAccount(saved.appId)
    }
    async function verify() {
      checked.value = { busy: true }
      checked.value = await attempt(() => post(`/accounts/${state.appId}/verify`))
    }
    const expire = () => attempt(() => post(`/accounts/${state.appId}/tokens/expire`), t('expired'))
    async function copy(text) {
      try {
        await navigator.clipboard.writeText(text)
        notify(t('copied'))
      } catch (e) { notify(String(e), true) }
    }
    const create = () => save({ name: `${t('newAccount')} ${state.accounts.length + 1}`, callbackUrl: '' })
    function reset() { if (confirm(t('resetAsk'))) resetWorld() }
    const rows = now => [['apiHost', location.origin], ['AppID', now.appId], ['secret', now.secret], ['token', now.token], ['aesKey', now.encodingAesKey], ['originalId', now.originalId]]
    return { state, account, url, mode, checked, save, verify, expire, copy, create, reset, rows, act, t }
  },
  template: `
  <div class="panel">
    <div v-if="!account()" class="empty-state"><b>{{ t('noAccounts') }}</b><p>{{ t('noAccountsHint') }}</p><button class="primary" @click="create">{{ t('newAccount') }}</button></div>
    <template v-else>
      <dl class="secrets"><template v-for="[name, value] in rows(account())" :key="name"><dt>{{ t(name) }}</dt>
        <dd><code>{{ value }}</code><button :aria-label="t('copy')" :title="t('copy')" @click="copy(value)"><Icon name="copy" :size="15"/></button></dd></template></dl>
      <form class="stack" @submit.prevent="save({ appId: state.appId, callbackUrl: url.trim(), mode })">
        <label>{{ t('callbackUrl') }}<input v-model="url" spellcheck="false" placeholder="http://127.0.0.1:8080/wechat/mp/…"></label>
        <label>{{ t('mode') }}<span class="segments"><button v-for="one in ['plaintext', 'compatible', 'safe']" type="button" :class="{ on: mode === one }" @click="mode = one">{{ t(one) }}</button></span></label>
        <div class="buttons"><button class="primary" :disabled="url === account().callbackUrl && mode === account().mode">{{ t('save') }}</button><button type="button" @click="verify">{{ t('verify') }}</button></div>
      </form>
      <p v-if="checked && !checked.busy" class="result" :class="{ bad: !checked.ok }">{{ checked.ok ? t('verified') + ' · ' + checked.millis + ' ms' : checked.problem }}</p>
      <h4>{{ t('codes') }}</h4>
      <p v-if="!state.codes.length" class="hint">{{ t('noCodes') }}</p>
      <div v-for="code in state.codes.slice(0, 30)" :key="code.ticket" class="code">
        <img :src="'/cgi-bin/showqrcode?ticket=' + encodeURIComponent(code.ticket)" alt="" loading="lazy">
        <div><b>{{ code.scene }}</b><span>{{ t('scanWith') }} <button v-for="phone in state.phones" @click="act(phone, 'scan', { ticket: code.ticket })">{{ phone.nickname || phone.openid.slice(-4) }}</button></span></div>
      </div>
      <div class="buttons foot"><button @click="expire">{{ t('expireTokens') }}</button><button @click="create">{{ t('newAccount') }}</button><button class="bad" @click="reset">{{ t('reset') }}</button></div>
    </template>
  </div>`,
}
