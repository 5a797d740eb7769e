import { DataAnalysis } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [{ group: 'overview', order: 0, route: 'overview', label: 'overview.title', icon: DataAnalysis, right: 'overview:read' }],
  routes: [{ path: '/', name: 'overview', component: () => import('./pages/OverviewPage.vue'), meta: { title: 'overview.title' } }],
  messages: {
    overview: {
      title: ['总览', 'Overview'],
      help: ['最近 24 小时', 'Last 24 hours'],
      newFans: ['新增粉丝', 'New fans'],
      customers: ['客户总数', 'Customers'],
      journeys: ['运行中的旅程', 'Journeys running'],
      outside: ['不在旅程中', 'In no journey'],
      sent: ['已发消息', 'Messages sent'],
      refused: ['被拒消息', 'Messages refused'],
      unknown: ['结果未知', 'Outcome unknown'],
      redeemed: ['核销优惠券', 'Coupons redeemed'],
      latency: ['触发到发出 p99', 'Trigger to send p99'],
      live: ['实时动态', 'Live events'],
      stream: { connecting: ['连接中', 'connecting'], open: ['实时', 'live'], lost: ['已断开，正在重连', 'lost, reconnecting'] },
      quiet: ['现在很安静。粉丝一有动作，就会出现在这里。', 'Quiet for now. What fans do appears here at once.'],
      warnings: ['需要处理', 'To look after'],
      allWell: ['一切正常', 'All is well'],
      first: {
        account: { title: ['接入公众号', 'Connect an account'], text: ['照着向导填，一步步检查', 'The wizard checks each step'] },
        journey: { title: ['发布欢迎旅程', 'Publish a welcome'], text: ['用现成的模板，改两句话', 'Start from a template'] },
        follow: { title: ['关注试一下', 'Follow and see'], text: ['一秒内收到消息，客户出现在列表', 'A message within a second'] },
      },
    },
  },
}
export default feature
