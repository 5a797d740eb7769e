import { computed } from 'vue'
import { delivered, pieces } from './chat.js'
import { t } from './i18n.js'
import Icon from './icons.js'

/** One line of the chat, in either direction. */
export default {
  name: 'Bubble',
  components: { Icon },
  props: { item: Object, phone: Object },
  emits: ['open', 'choose'],
  setup(props) {
    const picture = computed(() => {
      const d = props.item.data ?? {}
      return d.PicUrl || `/sim/media/${props.phone.appId}/${d.media_id}`
    })
    const lost = computed(() => {
      const tries = props.item.tries ?? []
      return tries.length > 0 && !tries.some(one => delivered(one.note))
    })
    return { picture, lost, pieces, t }
  },
  template: `
  <div v-if="item.system" class="system"><span :class="{ lost }">{{ item.text }}</span></div>
  <div v-else-if="item.type === 'notice'" class="notice">
    <div class="notice-title">{{ item.data.title }}</div>
    <div v-for="row in item.data.rows" class="notice-row"><span>{{ row.name }}</span><b>{{ row.value }}</b></div>
    <button v-if="item.data.url" class="notice-more" @click="$emit('open', item.data.url)">{{ t('details') }}<i>›</i></button>
    <div v-else-if="item.data.mini" class="notice-more"><Icon name="mini" :size="14"/> {{ t('miniprogram') }}<i>›</i></div>
  </div>
  <div v-else class="row" :class="{ mine: item.mine }">
    <div class="face" :class="{ brand: !item.mine }"><slot name="face"/></div>
    <div class="bubble" :class="['is-' + item.type]">
      <template v-if="item.type === 'text'">
        <template v-for="piece in pieces(item.data.Content ?? item.data.content ?? '')">
          <a v-if="piece.href" href="#" @click.prevent="$emit('open', piece.href)">{{ piece.text }}</a><template v-else>{{ piece.text }}</template>
        </template>
      </template>
      <template v-else-if="item.type === 'msgmenu'">
        <div>{{ item.data.head_content }}</div>
        <button v-for="one in item.data.list" class="choice" @click="$emit('choose', one)">{{ one.content }}</button>
        <div>{{ item.data.tail_content }}</div>
      </template>
      <img v-else-if="item.type === 'image'" :src="picture" alt="" class="picture">
      <button v-else-if="item.type === 'news'" v-for="article in (item.data.articles || []).slice(0, 1)" class="card" @click="$emit('open', article.url)">
        <img v-if="article.picurl" :src="article.picurl" alt="">
        <b>{{ article.title }}</b><small>{{ article.description }}</small>
      </button>
      <div v-else-if="item.type === 'miniprogrampage'" class="card">
        <small class="mini-name"><Icon name="mini" :size="14"/> {{ t('miniprogram') }}</small><b>{{ item.data.title }}</b>
        <img v-if="item.data.thumb_media_id" :src="'/sim/media/' + phone.appId + '/' + item.data.thumb_media_id" alt="">
        <small>{{ t('pathLabel') }} {{ item.data.pagepath }}</small>
      </div>
      <div v-else-if="item.type === 'location'" class="card"><b>{{ item.data.Label }}</b><small>{{ item.data.Location_X }}, {{ item.data.Location_Y }}</small>
        <div class="map"><Icon name="place" :size="26"/></div></div>
      <button v-else-if="item.type === 'link'" class="card" @click="$emit('open', item.data.Url)"><b>{{ item.data.Title }}</b><small>{{ item.data.Url }}</small></button>
      <span v-else-if="item.type === 'voice'" class="media"><Icon name="voice" :size="18"/> 3″</span>
      <span v-else-if="['video', 'shortvideo'].includes(item.type)" class="media"><Icon name="video" :size="18"/> {{ t('video') }}</span>
      <span v-else class="media">[{{ item.type }}] {{ item.data.title || item.data.article_id || item.data.media_id || '' }}</span>
    </div>
    <span v-if="lost" class="lost-mark" :title="t('undelivered')">!</span>
  </div>`,
}
