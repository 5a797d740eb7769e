import { computed, nextTick, onMounted, ref, watch } from 'vue'
import { del } from './api.js'
import Bubble from './bubble.js'
import { chatItems, clock } from './chat.js'
import Composer from './composer.js'
import { t } from './i18n.js'
import Icon from './icons.js'
import Sheets from './sheets.js'
import { account, act, attempt, state } from './store.js'
import Traffic from './traffic.js'
import Windows from './windows.js'

/** One phone with the account open on it, and its raw traffic below. */
export default {
  name: 'Phone',
  components: { Bubble, Composer, Icon, Sheets, Traffic, Windows },
  props: { phone: Object },
  setup(props) {
    const sheet = ref(null)
    const page = ref(null)
    const chat = ref(null)
    const lines = computed(() => state.lines[props.phone.openid] ?? [])
    const items = computed(() => chatItems(lines.value, state.templates))
    const brandName = computed(() => account()?.name ?? '')
    const name = computed(() => props.phone.nickname || props.phone.openid.slice(-4))
    const typing = computed(() => {
      const last = lines.value.filter(line => line.direction === 'in').at(-1)
      return last?.kind === 'typing' && last.body.includes('"Typing"') && state.now - last.at < 15000
    })

    function toBottom() {
      nextTick(() => { if (chat.value) chat.value.scrollTop = chat.value.scrollHeight })
    }
    watch(() => items.value.length, toBottom)
    onMounted(toBottom)

    async function clear() {
      sheet.value = null
      await attempt(() => del(`/fans/${props.phone.openid}/transcript`))
      state.lines[props.phone.openid] = []
    }
    const choose = one => act(props.phone, 'msgmenu', { id: String(one.id), content: one.content })
    const host = computed(() => { try { return new URL(page.value).host } catch { return page.value } })
    return { sheet, page, chat, lines, items, brandName, name, typing, clear, choose, host, account, act, clock, t }
  },
  template: `
  <section class="phone-column" :aria-label="t('phone') + ' ' + name">
    <header class="phone-owner"><span class="face small">{{ name.slice(0, 1) }}</span><b>{{ name }}</b><code :title="phone.openid">{{ phone.openid.slice(0, 6) }}…{{ phone.openid.slice(-4) }}</code></header>
    <div class="phone">
      <div class="status"><span>{{ clock(Date.now()) }}</span><i></i></div>
      <div class="titlebar">
        <span class="side"><Icon name="back"/></span>
        <b>{{ typing ? t('typing') : brandName }}</b>
        <button class="side" :aria-label="t('more')" :title="t('more')" @click="sheet = 'more'"><Icon name="dots"/></button>
      </div>
      <template v-if="phone.following">
        <div class="chat" ref="chat">
          <template v-for="item in items" :key="item.id">
            <div v-if="item.clock" class="clock">{{ clock(item.at) }}</div>
            <Bubble :item="item" :phone="phone" @open="page = $event" @choose="choose"><template #face>{{ item.mine ? name.slice(0, 1) : brandName.slice(0, 1) }}</template></Bubble>
          </template>
        </div>
        <Composer :phone="phone" @open="page = $event" @sheet="sheet = $event"/>
      </template>
      <div v-else class="profile">
        <div class="face brand huge">{{ brandName.slice(0, 1) }}</div>
        <h2>{{ brandName }}</h2><p>{{ t('profileHint') }}</p>
        <button class="follow" @click="act(phone, 'follow')">{{ t('follow') }}</button>
        <button class="plain" @click="sheet = 'scan'"><Icon name="scan" :size="18"/> {{ t('scan') }}</button>
      </div>
      <div v-if="page" class="webpage">
        <div class="titlebar"><button class="side" :aria-label="t('close')" :title="t('close')" @click="page = null"><Icon name="close"/></button><b class="host">{{ host }}</b>
          <a class="side" :href="page" target="_blank" rel="noopener" :aria-label="t('open')" :title="t('open')"><Icon name="out" :size="17"/></a></div>
        <iframe :src="page" :data-openid="phone.openid" title="H5"></iframe>
      </div>
      <Sheets v-if="sheet" :phone="phone" :name="sheet" @close="sheet = null" @sheet="sheet = $event" @clear="clear"/>
    </div>
    <Windows :phone="phone"/>
    <Traffic :lines="lines"/>
  </section>`,
}
