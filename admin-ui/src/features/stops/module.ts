import { CircleClose } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [{ group: 'operations', order: 90, route: 'stops', label: 'stops.title', icon: CircleClose, right: 'sends:stop' }],
  routes: [{ path: '/stops', name: 'stops', component: () => import('./pages/StopsPage.vue'), meta: { title: 'stops.title' } }],
  messages: {
    stops: {
      title: ['紧急停发', 'Stop sending'],
      help: ['一键停止全部、某个账号或某种消息的发送，一秒内在所有节点生效，并记入操作日志。', 'Stops everything, one account or one channel on every node within a second; audited.'],
      button: ['紧急停发', 'Stop all'],
      banner: ['有 {n} 项停发正在生效：{reason}', '{n} stop(s) in force: {reason}'],
      open: ['查看', 'Show'],
      now: ['正在生效', 'In force'],
      none: ['没有停发，消息正常发送', 'Nothing is stopped'],
      noneHelp: ['出错或被投诉时，在右侧立即停下，查清楚再恢复。', 'When something goes wrong, stop here first and look into it afterwards.'],
      do: ['立即停发', 'Stop now'],
      scope: ['停什么', 'What to stop'],
      all: ['全部', 'Everything'],
      account: ['某个账号', 'An account'],
      channel: ['某种消息', 'A channel'],
      whatAll: ['全部发送', 'All sending'],
      whatAccount: ['账号「{name}」的发送', 'Sending of “{name}”'],
      whatChannel: ['「{name}」的发送', 'Sending by {name}'],
      reasonHint: ['例如：文案写错，先停下', 'For example: wrong text, stopping first'],
      confirmTitle: ['停止{what}？', 'Stop: {what}?'],
      confirmText: ['还没发出的消息会停住，旅程不再推送，直到解除。已经发出的收不回来。', 'Messages not yet out are held until lifted. Those already out cannot be taken back.'],
      stopped: ['已停发', 'Stopped'],
      lift: ['解除', 'Lift'],
      liftTitle: ['解除{what}的停发？', 'Lift the stop: {what}?'],
      liftText: ['恢复发送时会按速率慢慢放行，不会一下子全部涌出。', 'Sending resumes at its normal rate, without a burst.'],
      lifted: ['已解除', 'Lifted'],
    },
  },
}
export default feature
