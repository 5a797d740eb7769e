import { Monitor, WarnTriangleFilled } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [
    { group: 'settings', order: 80, route: 'system', label: 'system.title', icon: Monitor, right: 'system:read' },
    { group: 'settings', order: 90, route: 'dead-letters', label: 'system.deadTitle', icon: WarnTriangleFilled, right: 'dead-letters:write' },
  ],
  routes: [
    { path: '/system', name: 'system', component: () => import('./pages/SystemPage.vue'), meta: { title: 'system.title' } },
    { path: '/dead-letters', name: 'dead-letters', component: () => import('./pages/DeadLettersPage.vue'), meta: { title: 'system.deadTitle' } },
  ],
  messages: {
    system: {
      title: ['系统健康', 'System health'],
      help: ['每 2 秒更新一次。', 'Updated every two seconds.'],
      state: {
        0: ['正常', 'Normal'],
        1: ['开始积压：统计暂缓', 'Building up: statistics wait'],
        2: ['积压：群发已暂缓，实时消息优先', 'Backlog: bulk sends wait'],
        3: ['严重积压：只处理会触发旅程的事件', 'Heavy backlog: only what starts journeys'],
        4: ['过载：只收下不处理，什么都不会丢', 'Overload: only storing, nothing is lost'],
      },
      ladder: ['负载阶梯', 'Load ladder'],
      pending: ['待处理事件', 'Events waiting'],
      oldest: ['最久等待', 'Oldest waits'],
      lane0: ['待发消息 · 实时', 'To send · triggered'],
      lane1: ['待发消息 · 群发', 'To send · bulk'],
      timers: ['到期未醒', 'Timers due'],
      latency: ['处理用时', 'Handling time'],
      dead: ['失败消息', 'Dead letters'],
      nodes: ['节点', 'Nodes'],
      node: ['节点', 'Node'],
      roles: ['角色', 'Roles'],
      seen: ['最近心跳', 'Last seen'],
      clock: ['时钟偏差', 'Clock offset'],
      gone: ['失联', 'Gone'],
      trend: ['最近几分钟的处理用时', 'Handling time of the last minutes'],
      deadTitle: ['失败消息', 'Dead letters'],
      deadHelp: ['没能处理的回调和事件，原文都保留着。修好原因后可以重新处理。', 'Callbacks and events that could not be handled, kept as they came. Replay after mending the cause.'],
      none: ['没有失败消息', 'None'],
      noneHelp: ['收到的每一条都处理好了。', 'Everything that came in was handled.'],
      source: ['来源', 'Source'],
      sender: ['发送者', 'Sender'],
      error: ['错误', 'Error'],
      attempts: ['次数', 'Tries'],
      raw: ['原文', 'As received'],
      replay: ['重新处理', 'Replay'],
      replaySome: ['重新处理所选 {n} 条', 'Replay {n}'],
      replayed: ['已放回队列，稍后可在客户动态里看到', 'Back in the queue; see the customer’s timeline'],
      discard: ['丢弃', 'Discard'],
      discardTitle: ['丢弃这条消息？', 'Discard this?'],
      discardText: ['丢弃后不会再处理，原文仍可在列表里查看一段时间。', 'It will not be handled any more; its text stays in the list for a while.'],
      letter: { open: ['待处理', 'Open'], dead: ['待处理', 'Open'], replayed: ['已重放', 'Replayed'], discarded: ['已丢弃', 'Discarded'] },
      many: ['一万以上', 'over 10,000'],
    },
  },
}
export default feature
