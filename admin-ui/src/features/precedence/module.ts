import { Rank } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [{ group: 'operations', order: 35, route: 'precedence', label: 'precedence.title', icon: Rank, right: 'journeys:read' }],
  routes: [{ path: '/precedence', name: 'precedence', component: () => import('./pages/PrecedencePage.vue'), meta: { title: 'precedence.title' } }],
  messages: {
    precedence: {
      title: ['优先级与互斥', 'Precedence'],
      help: ['客户正在一个旅程里时，其他旅程让不让进、营销消息发不发；以及每个旅程的优先级和发送节奏。', 'While a person is in one journey: whether others let them in or send marketing; and each journey’s priority and pace.'],
      rules: ['互斥规则', 'Rules'],
      none: ['还没有互斥规则', 'No rule yet'],
      noneHelp: ['例如：大促旅程进行时，其他旅程的营销消息推迟。', 'For example: while somebody is in the sale, other marketing waits.'],
      add: ['新建规则', 'New rule'],
      while: ['客户在这里面时', 'While a person is in'],
      journey: ['旅程', 'Journey'],
      campaign: ['活动', 'Campaign'],
      whileJourney: ['在旅程「{name}」里时', 'While in “{name}”'],
      whileCampaign: ['在活动「{name}」的任一旅程里时', 'While in any journey of “{name}”'],
      gone: ['已删除', 'removed'],
      who: ['限制谁', 'Holds back'],
      all: ['其他所有旅程', 'All others'],
      lower: ['优先级更低的旅程', 'Those of lower priority'],
      refuses: ['不再进入其他旅程', 'Does not enter others'],
      refusesHelp: ['原因会写进那个旅程的「为什么没进」。', 'Told in the other journey’s why-not.'],
      marketing: ['其他旅程的营销消息', 'Their marketing messages'],
      marketings: { go: ['照常发送', 'Are sent'], wait: ['等客户走完再发', 'Wait until the person is through'], drop: ['不发', 'Are not sent'] },
      says: { refuses: ['不进入{who}', 'does not enter {who}'], wait: ['{who}的营销消息推迟', 'marketing of {who} waits'], drop: ['{who}的营销消息不发', 'marketing of {who} is dropped'] },
      removeTitle: ['删除这条规则？', 'Remove this rule?'],
      removeText: ['立即失效；之前没进入的人不会补进。', 'No longer in force; nobody enters afterwards who was refused.'],
      journeys: ['各旅程的优先级和节奏', 'Priority and pace'],
      priority: ['优先级', 'Priority'],
      priorityHelp: ['1–9，越大越优先；同一件事触发几个旅程时，优先级高的先进。', '1 to 9, the higher first; also decides who enters first when one event starts several.'],
      pace: ['每小时最多发', 'At most an hour'],
      noPace: ['不限', 'No limit'],
      paceUnit: ['条', 'messages'],
      paceHelp: ['其余的按顺序排队，消息记录里会写明；交易通知不排队。', 'The rest wait in order and say so in the log; transactional ones do not wait.'],
    },
  },
}
export default feature
