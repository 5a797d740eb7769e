import type { Feature } from '@/app/features'

/** The bell in the top bar; it has no page of its own. */
const feature: Feature = {
  menu: [],
  routes: [],
  messages: {
    notices: {
      bell: ['通知', 'Notices'],
      unread: ['{n} 条未读通知', '{n} unread notices'],
      none: ['还没有通知', 'No notices yet'],
      noneHelp: ['旅程里的「通知员工」会出现在这里。', 'What journeys tell staff appears here.'],
      failed: ['通知没有加载出来', 'The notices did not load'],
    },
  },
}
export default feature
