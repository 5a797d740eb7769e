import { computed, ref } from 'vue'
import { t } from './i18n.js'
import Icon from './icons.js'
import { act, state } from './store.js'

/** The bar below the chat: the brand's menu, or a line to write on. */
export default {
  name: 'Composer',
  components: { Icon },
  props: { phone: Object },
  emits: ['open', 'sheet'],
  setup(props, { emit }) {
    const writing = ref(false)
    const extras = ref(false)
    const open = ref(-1)
    const text = ref('')
    const buttons = computed(() => state.menus[props.phone.openid] ?? [])
    const showMenu = computed(() => buttons.value.length > 0 && !writing.value)

    function send() {
      const content = text.value.trim()
      if (!content) return
      text.value = ''
      act(props.phone, 'text', { content })
    }
    function tap(button, path) {
      if (button.sub_button?.length) {
        open.value = open.value === path ? -1 : path
        return
      }
      open.value = -1
      act(props.phone, 'menu', { menuPath: String(path) })
      if (button.type === 'view') emit('open', button.url)
    }
    function extra(action, more) {
      extras.value = false
      act(props.phone, action, more)
    }
    return { writing, extras, open, text, buttons, showMenu, send, tap, extra, t }
  },
  template: `
  <div class="composer" @keydown.esc="open = -1; extras = false">
    <div v-if="showMenu" class="bar">
      <button class="tool" :aria-label="t('keyboard')" :title="t('keyboard')" @click="writing = true; open = -1"><Icon name="keyboard"/></button>
      <div v-for="(button, i) in buttons" class="menu-cell">
        <button class="menu-button" @click="tap(button, i)"><i v-if="button.sub_button?.length">≡</i>{{ button.name }}</button>
        <div v-if="open === i" class="submenu">
          <button v-for="(sub, j) in button.sub_button" @click="tap(sub, i + '.' + j)">{{ sub.name }}</button>
        </div>
      </div>
    </div>
    <form v-else class="bar" @submit.prevent="send">
      <button v-if="buttons.length" type="button" class="tool" :aria-label="t('menu')" :title="t('menu')" @click="writing = false"><Icon name="menu"/></button>
      <input v-model="text" :placeholder="t('say')" :aria-label="t('say')">
      <button v-if="text.trim()" class="send">{{ t('send') }}</button>
      <button v-else type="button" class="tool" :aria-label="t('more')" :title="t('more')" @click="extras = !extras"><Icon name="plus"/></button>
    </form>
    <div v-if="extras && !showMenu" class="extras">
      <button @click="extra('image')"><span><Icon name="image" :size="24"/></span>{{ t('image') }}</button>
      <button @click="extra('location')"><span><Icon name="place" :size="24"/></span>{{ t('location') }}</button>
      <button @click="extra('voice')"><span><Icon name="voice" :size="24"/></span>{{ t('voice') }}</button>
      <button @click="extra('video')"><span><Icon name="video" :size="24"/></span>{{ t('video') }}</button>
      <button @click="extra('link', { title: 'Yujian', url: 'https://example.com/' })"><span><Icon name="link" :size="24"/></span>{{ t('link') }}</button>
      <button @click="extras = false; $emit('sheet', 'scan')"><span><Icon name="scan" :size="24"/></span>{{ t('scan') }}</button>
      <button @click="extras = false; $emit('sheet', 'subscribe')"><span><Icon name="bell" :size="24"/></span>{{ t('credit') }}</button>
    </div>
  </div>`,
}
