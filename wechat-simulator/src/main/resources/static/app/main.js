import { createApp, ref } from 'vue'
import AccountPanel from './account.js'
import FaultPanel from './faults.js'
import { locale, switchLanguage, t } from './i18n.js'
import Icon from './icons.js'
import LoadPanel from './load.js'
import Phone from './phone.js'
import { addPhone, follow, loadAll, notify, selectAccount, state } from './store.js'

const App = {
  components: { AccountPanel, FaultPanel, Icon, LoadPanel, Phone },
  setup() {
    const asked = new URLSearchParams(location.search).get('tab')
    const tab = ref(['account', 'faults', 'load'].includes(asked) ? asked : 'account')
    const name = ref('')
    const naming = ref(false)
    async function add() {
      naming.value = false
      await addPhone(name.value.trim() || `${t('phone')} ${state.phones.length + 1}`)
      name.value = ''
    }
    loadAll().then(follow, e => notify(e.message, true))
    return { tab, name, naming, add, locale, switchLanguage, selectAccount, state, t }
  },
  template: `
  <header class="top">
    <img src="/icon.svg" alt="" width="28" height="28"><div class="brand"><b>{{ t('title') }}</b><span>{{ t('subtitle') }}</span></div>
    <select v-if="state.accounts.length" :value="state.appId" :aria-label="t('account')" @change="selectAccount($event.target.value)"><option v-for="one in state.accounts" :value="one.appId">{{ one.name }} · {{ one.appId }}</option></select>
    <span class="grow"></span>
    <span class="live" :class="{ on: state.live }">{{ state.live ? t('live') : t('offline') }}</span>
    <form v-if="naming" class="naming" @submit.prevent="add"><input v-model="name" :placeholder="t('nickname')" :aria-label="t('nickname')" autofocus><button class="primary">{{ t('add') }}</button></form>
    <button v-else :disabled="!state.appId" @click="naming = true"><Icon name="add" :size="16"/> {{ t('addPhone') }}</button>
    <button class="language" @click="switchLanguage">{{ locale.lang === 'en' ? '中文' : 'English' }}</button>
  </header>
  <main>
    <div class="stage">
      <div v-if="state.ready && !state.phones.length" class="empty-state"><b>{{ t('noPhones') }}</b><p>{{ t('noPhonesHint') }}</p><button class="primary" :disabled="!state.appId" @click="add">{{ t('addPhone') }}</button></div>
      <Phone v-for="phone in state.phones" :key="phone.openid" :phone="phone"/>
    </div>
    <aside>
      <nav role="tablist"><button v-for="one in ['account', 'faults', 'load']" role="tab" :aria-selected="tab === one" :class="{ on: tab === one }" @click="tab = one">{{ t(one) }}<i v-if="one === 'faults' && state.faults.length">{{ state.faults.length }}</i></button></nav>
      <AccountPanel v-if="tab === 'account'"/><FaultPanel v-else-if="tab === 'faults'"/><LoadPanel v-else/>
    </aside>
  </main>
  <div v-if="state.notice" class="toast" :class="{ bad: state.notice.bad }" role="status">{{ state.notice.text }}</div>`,
}

document.documentElement.lang = locale.lang === 'en' ? 'en' : 'zh-CN'
createApp(App).mount('#app')
