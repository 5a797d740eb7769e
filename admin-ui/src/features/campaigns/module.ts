import { Flag } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [{ group: 'operations', order: 12, route: 'campaigns', label: 'campaigns.title', icon: Flag, right: 'journeys:read' }],
  routes: [
    { path: '/campaigns', name: 'campaigns', component: () => import('./pages/CampaignListPage.vue'), meta: { title: 'campaigns.title' } },
    { path: '/campaigns/:id', name: 'campaigns.one', component: () => import('./pages/CampaignPage.vue'), meta: { title: 'campaigns.title' } },
  ],
  messages: {
    campaigns: {
      title: ['活动', 'Campaigns'],
      help: ['把同一件事的旅程放在一起：时间、预算、效果一处看。', 'Keeps the journeys of one purpose together: period, budget, result.'],
      new: ['新建活动', 'New campaign'],
      edit: ['编辑活动', 'Edit campaign'],
      search: ['搜索活动名称', 'Search by name'],
      empty: ['还没有活动', 'No campaign yet'],
      emptyHelp: ['例如「双十一」：把预热、催付、感谢几个旅程归在一起。', 'Such as a sale: its teaser, cart and thank-you journeys together.'],
      period: ['时间', 'Period'],
      from: ['开始', 'Begins'],
      to: ['结束', 'Ends'],
      always: ['没有期限', 'No end'],
      budget: ['预算（元）', 'Budget (yuan)'],
      noBudget: ['未设', 'None'],
      note: ['备注', 'Note'],
      journeys: ['旅程', 'Journeys'],
      journeysOf: ['{n} 个，{running} 个运行中', '{n}, {running} running'],
      noJourneys: ['还没有旅程', 'No journey yet'],
      noJourneysHelp: ['在旅程列表里，用「归入活动」把旅程放进来。', 'Put journeys in from the list of journeys.'],
      state: { open: ['进行中', 'Open'], archived: ['已归档', 'Archived'] },
      archive: ['归档', 'Archive'],
      archiveTitle: ['归档「{name}」', 'Archive “{name}”'],
      archiveText: ['归档后不能再改。里面正在运行的 {n} 个旅程：', 'It cannot be changed afterwards. Its {n} running journeys:'],
      then: { go: ['继续运行', 'Go on'], hold: ['暂停，里面的人原地停留', 'Pause: people stay where they stand'], drain: ['暂停，里面的人走完为止', 'Pause: people go on to the end'], stop: ['暂停，里面的人立即离开', 'Pause: people leave at once'] },
      archived: ['已归档', 'Archived'],
      assignTitle: ['「{name}」归入活动', 'Campaign of “{name}”'],
    },
  },
}
export default feature
