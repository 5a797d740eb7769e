import { Bell, Odometer } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [
    { group: 'operations', order: 30, route: 'caps', label: 'contact.caps', icon: Odometer, right: 'sends:read' },
    { group: 'operations', order: 31, route: 'quiet-hours', label: 'contact.quiet', icon: Bell, right: 'sends:read' },
  ],
  routes: [
    { path: '/caps', name: 'caps', component: () => import('./pages/CapsPage.vue'), meta: { title: 'contact.caps' } },
    { path: '/quiet-hours', name: 'quiet-hours', component: () => import('./pages/QuietHoursPage.vue'), meta: { title: 'contact.quiet' } },
  ],
  messages: {
    contact: {
      caps: ['疲劳度', 'Caps'],
      capsHelp: ['每个人在一段时间里最多收到几条，所有旅程和手动群发合在一起算；几条规则同时成立。', 'How many messages one person may get in a period, over all journeys and manual sends together; all rules hold at once.'],
      quiet: ['免打扰', 'Quiet hours'],
      quietHelp: ['夜里不打扰客户：这段时间里的消息推迟、不发，或换一个安静的通道。', 'At night nobody is disturbed: messages wait, are dropped, or take a quieter channel.'],
      exempt: ['交易通知（付款、发货、预约）不受限制，永远照发。', 'Transactional messages (payment, delivery, booking) are exempt.'],
      class: { MARKETING: ['营销', 'Marketing'], SERVICE: ['服务', 'Service'], TRANSACTIONAL: ['交易通知', 'Transactional'] },
      classes: ['哪些消息', 'Which messages'],
      channels: ['哪些通道', 'Which channels'],
      everyChannel: ['所有通道', 'Every channel'],
      anyChannel: ['所有通道合计', 'All channels together'],
      period: ['多长时间内', 'Within'],
      most: ['最多几条', 'At most'],
      add: ['添加一条', 'Add a rule'],
      usualCaps: ['用常见设置：每天 2 条、每周 4 条营销消息', 'Use the usual: 2 a day and 4 a week for marketing'],
      noCaps: ['还没有疲劳度限制', 'No cap yet'],
      noCapsHelp: ['没有限制时，一个客户可能在同一天收到好几个旅程的营销消息。', 'Without caps one person may get marketing from several journeys on one day.'],
      capSays: ['{who}，每人{period}内最多 {n} 条', '{who}: at most {n} within {period} for each person'],
      nextChannel: ['指定通道的规则满了以后，同一条消息会改走下一个通道。', 'When a rule for certain channels is full, the message takes its next channel.'],
      row: ['第 {n} 条规则', 'Rule {n}'],
      on: ['启用免打扰', 'Use quiet hours'],
      from: ['从', 'From'],
      to: ['到', 'To'],
      nextDay: ['次日', 'next day'],
      action: ['这段时间里的消息', 'What happens to messages'],
      actions: {
        postpone: ['推迟到结束后再发', 'Wait until they are over'],
        drop: ['不发', 'Are not sent'],
        next: ['换下一个通道', 'Take the next channel'],
      },
      actionHelp: {
        postpone: ['结束后十分钟内陆续发出，不会一下子全部涌出；等待中已过期的不再发。', 'They leave over ten minutes, not all at once; what expired meanwhile is dropped.'],
        drop: ['在旅程里走「失败」，消息记录里写明原因。', 'The journey leaves by “failed”, the message log says why.'],
        next: ['只有下面选中的通道免打扰，消息改走它的下一个通道；没有就不发。', 'Only the chosen channels are quiet; the message takes its next one, or is not sent.'],
      },
      clock: ['按谁的时间', 'Whose clock'],
      clocks: { brand: ['品牌所在地', 'The brand’s'], customer: ['客户所在地', 'The customer’s'] },
      clockHelp: ['客户属性 timezone 里写时区，例如 Asia/Urumqi；没有的人按品牌所在地。', 'The customer’s attribute timezone names the zone, such as Asia/Urumqi; without it the brand’s counts.'],
      unsaved: ['有改动还没保存', 'Not saved yet'],
      timeline: ['一天里的免打扰时段', 'Quiet hours of a day'],
    },
  },
}
export default feature
